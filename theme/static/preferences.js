// The reader's choice of colours and text size: shown where scripts run, remembered on this device only.
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

// Pages that were visited can be read again without a network.
if ("serviceWorker" in navigator && location.protocol !== "file:") {
  navigator.serviceWorker.register(`${root.dataset.root ?? ""}/service-worker.js`).catch(() => {});
}
