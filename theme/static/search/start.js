// On the search page: asks as soon as the page is read, without waiting for its styles as deferred scripts do.
import { mount } from './page.js';

if (document.readyState === 'loading') await new Promise(read => { document.onreadystatechange = read; });
export const page = mount(document.querySelector('[data-search]'), true);
