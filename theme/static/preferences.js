// The reader's choice of colours and text size: shown where scripts run, remembered on this device only.
// No module, for a site that is opened as a file has none.
(() => {
  const root = document.documentElement;
  const box = document.querySelector("[data-preferences]");

  const remember = (name, value, standard) => {
    if (value === standard) delete root.dataset[name];
    else root.dataset[name] = value;
    try {
      if (value === standard) localStorage.removeItem(name);
      else localStorage.setItem(name, value);
    } catch {
      // Storage is off: the choice holds for this page.
    }
  };

  if (box) {
    box.hidden = false;
    for (const [name, standard] of [["scheme", "auto"], ["size", "3"]]) {
      for (const input of box.querySelectorAll(`input[name="${name}"]`)) {
        input.checked = input.value === (root.dataset[name] ?? standard);
        input.addEventListener("change", () => remember(name, input.value, standard));
      }
    }
  }

  if (location.protocol === "file:") {
    // Nobody serves the index of a folder here: links to folders name it.
    for (const link of document.querySelectorAll("a[href]")) {
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }
  } else if ("serviceWorker" in navigator) {
    // Pages that were visited can be read again without a network.
    navigator.serviceWorker.register(`${root.dataset.root}service-worker.js`).catch(() => {});
  }
})();
