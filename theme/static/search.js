// Starts the search page; on every other page opens the same thing in a dialog at / and Ctrl or Cmd + K.
// No module, for a site that is opened as a file has none; what it starts are modules.
{
  const page = document.querySelector('[data-search]');
  const home = (document.documentElement.dataset.root || '/') + document.currentScript.dataset.searchHome.slice(1);
  let field = page && import('./search/start.js').then(start => start.page);

  addEventListener('keydown', async event => {
    const command = event.ctrlKey || event.metaKey;
    const typing = event.target.closest?.('input:not([type=radio]), textarea, select, [contenteditable]');
    if (event.isComposing || !(event.key === '/' ? !command && !event.altKey && !typing : command && event.key.toLowerCase() === 'k')) return;
    event.preventDefault();
    try {
      const { input, box } = await (field ??= import('./search/dialog.js').then(({ open }) => open(home)));
      if (box && !box.open) box.showModal();
      input.focus();
      input.select();
    } catch {
      location.assign(home);
    }
  });
}
