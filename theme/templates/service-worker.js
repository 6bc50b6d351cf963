// Pages that were visited can be read again without a network: the network first, else what was kept.
// Nothing is fetched ahead, nothing from elsewhere is kept; other sites of the same host keep their own.
const SITE = new URL(self.registration.scope).pathname;
const KEPT = `pages-1 ${SITE}`;
const MOST = 300;

const keep = async (request, response) => {
  const cache = await caches.open(KEPT);
  await cache.put(request, response);
  const requests = await cache.keys();
  await Promise.all(requests.slice(0, Math.max(0, requests.length - MOST)).map(old => cache.delete(old)));
};

const stale = name => name !== KEPT && name.startsWith("pages-") && (name.endsWith(` ${SITE}`) || !name.includes(" "));

self.addEventListener("activate", event => event.waitUntil(
  caches.keys().then(names => Promise.all(names.filter(stale).map(name => caches.delete(name)))),
));

self.addEventListener("fetch", event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || !pathname.startsWith(SITE)) return;
  event.respondWith(
    fetch(request)
      .then(response => {
        if (response.ok) event.waitUntil(keep(request, response.clone()));
        return response;
      })
      .catch(async error => {
        const kept = await (await caches.open(KEPT)).match(request, { ignoreSearch: true });
        if (kept) return kept;
        throw error;
      }),
  );
});
