// Runs before the first paint: the colours and the text size that the reader chose last time.
(() => {
  try {
    const root = document.documentElement;
    const scheme = localStorage.getItem("scheme");
    const size = localStorage.getItem("size");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
    if (/^[1-5]$/.test(size ?? "")) root.dataset.size = size;
  } catch {
    // Storage is off: the defaults stand.
  }
})();
