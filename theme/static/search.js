// Starts the search page; on every other page opens the same thing in a dialog at / and Ctrl or Cmd + K.
// No module, for a site that is opened as a file has none; what it starts are modules.
(() => {
  const home = document.querySelector('script[data-search-home]')?.dataset.searchHome;
  const page = document.querySelector('[data-search]');
  const load = () => import('./search/page.js');
  let field = page && load().then(({ mount }) => mount(page, true));

  // The dialog is made of the search page itself, so that other pages need not carry it.
  async function dialog() {
    const [{ mount }, answer] = await Promise.all([load(), fetch(home)]);
    const other = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const root = document.adoptNode(other.querySelector('[data-search]'));
    const style = document.adoptNode(other.querySelector('link[data-search-style]'));
    const box = document.createElement('dialog');
    const close = document.createElement('button');
    close.textContent = root.dataset.close;
    close.className = 'finder-close';
    close.addEventListener('click', () => box.close());
    box.className = 'finder-dialog';
    box.setAttribute('aria-label', root.dataset.label);
    box.addEventListener('keydown', event => { if (event.key === 'Escape' && !event.isComposing) box.close(); });
    box.append(style, close, root);
    document.body.append(box);
    return { ...mount(root, false), box };
  }

  addEventListener('keydown', async event => {
    const typing = event.target.closest?.('input:not([type=radio]), textarea, select, [contenteditable]');
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const asked = event.key === '/' ? plain && !typing : event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (!asked || event.isComposing || !home) return;
    event.preventDefault();
    try {
      const { input, box } = await (field ??= dialog());
      if (box && !box.open) box.showModal();
      input.focus();
      input.select();
    } catch {
      location.assign(home);
    }
  });
})();
