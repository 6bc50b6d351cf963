// Pages that were visited can be read again without a network: the network first, else what was kept.
// Nothing is fetched ahead, nothing from elsewhere is kept.
const KEPT = "pages-1";
const MOST = 300;

const keep = async (request, response) => {
  const cache = await caches.open(KEPT);
  await cache.put(request, response);
  const requests = await cache.keys();
  await Promise.all(requests.slice(0, Math.max(0, requests.length - MOST)).map(old => cache.delete(old)));
};

self.addEventListener("activate", event => event.waitUntil(
  caches.keys().then(names => Promise.all(names.filter(name => name !== KEPT).map(name => caches.delete(name)))),
));

self.addEventListener("fetch", event => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  event.respondWith(
    fetch(request)
      .then(response => {
        if (response.ok) event.waitUntil(keep(request, response.clone()));
        return response;
      })
      .catch(async error => {
        const kept = await caches.match(request, { ignoreSearch: true });
        if (kept) return kept;
        throw error;
      }),
  );
});
