// The dialog is made of the search page itself, so that other pages need not carry it.
import { mount } from './page.js';

export async function open(home) {
  const other = new DOMParser().parseFromString(await (await fetch(home)).text(), 'text/html');
  const root = document.adoptNode(other.querySelector('[data-search]'));
  const style = document.createElement('link');
  const box = document.createElement('dialog');
  const close = document.createElement('button');
  style.rel = 'stylesheet';
  style.href = new URL('../search.css', import.meta.url);
  close.textContent = root.dataset.close;
  close.className = 'finder-close';
  close.onclick = () => box.close();
  box.className = 'finder-dialog';
  box.setAttribute('aria-label', root.dataset.label);
  box.addEventListener('keydown', event => { if (event.key === 'Escape' && !event.isComposing) box.close(); });
  box.append(style, close, root);
  document.body.append(box);
  return { ...mount(root, false), box };
}
