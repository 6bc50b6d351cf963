// The field, the filters and the results, on the search page and in the dialog.
// Whatever a text or a query holds reaches the page as text, never as markup.
import { Index } from './engine.js';
import { begunBy, normal, runs } from './text.js';

const FIELDS = ['beat', 'lang', 'days', 'source', 'name'];
const PAGE = 10;
function element(tag, values = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(values)) {
    if (name === 'on') node.addEventListener('click', value);
    else if (value === true) node.setAttribute(name, '');
    else if (value || value === 0) node.setAttribute(name, value);
  }
  node.append(...children.filter(child => child || child === 0));
  return node;
}

const escape = s => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// One expression for all that is to be marked; it runs over normalised text.
function marker({ marks, variants }) {
  const letter = c => {
    const begun = /[ㄱ-ㅎ]/.test(c) && begunBy(c);
    return begun ? `[${begun[0]}-${begun[1]}]` : escape(c);
  };
  const pattern = mark => runs(normal(mark, variants).text)
    .map(({ kind, text: run }) => kind === 'latin' ? `(?<![a-z0-9])${escape(run)}` : [...run].map(letter).join('\\s?'))
    .join('[\\s\\p{P}]*');
  const whole = [...marks].sort((a, b) => b.length - a.length).map(pattern).filter(Boolean);
  const pairs = [...marks].flatMap(mark => runs(mark)).filter(run => run.kind !== 'latin')
    .flatMap(({ text: run }) => [...run].slice(1).map((c, k) => escape([...run][k] + c)));
  const make = list => list.length ? new RegExp(list.join('|'), 'gu') : /$^/g;
  return [make(whole), make(pairs)];
}

// [start, end] in the text as it is written.
function places(raw, expression, { variants }) {
  const { text: plain, at } = normal(raw, variants);
  return [...plain.matchAll(expression)].filter(m => m[0]).map(m => [at[m.index], at[m.index + m[0].length]]);
}

function marked(raw, found, from = 0, to = raw.length) {
  const out = [from > 0 ? '… ' : ''];
  let at = from;
  for (const [start, end] of found) {
    if (start < at || end > to) continue;
    out.push(raw.slice(at, start), element('mark', {}, raw.slice(start, end)));
    at = end;
  }
  return [...out, raw.slice(at, to), to < raw.length ? ' …' : ''];
}

export function mount(root, page) {
  const $ = name => root.querySelector(`[data-search-${name}]`);
  const [input, form, list, status, notes, filters, more] =
    ['input', 'form', 'results', 'status', 'notes', 'filters', 'more'].map($);
  const say = JSON.parse(root.dataset.words);
  const beats = JSON.parse(root.dataset.beats);
  const index = new Index(root.dataset.base);
  let turn = 0, timer, spoken, asked, docs = [], shown = 0;
  let chosen = {};

  const address = () => {
    const params = new URLSearchParams({ q: input.value });
    for (const [name, value] of Object.entries(chosen)) if (value) params.set(name, value);
    return `${form.action.split('?')[0]}?${params}`;
  };
  const remember = push => page && history[push ? 'pushState' : 'replaceState'](null, '', address());
  const announce = words => {
    clearTimeout(spoken);
    spoken = setTimeout(() => { status.textContent = words; }, 500);
  };

  function result(card) {
    let [title, body] = [0, 1].map(k => places(k ? card.body : card.title, asked.marker[0], asked));
    if (!title.length && !body.length) {
      [title, body] = [card.title, card.body].map(raw => places(raw, asked.marker[1], asked));
    }
    let from = body.length && body[0][0] > 90 ? body[0][0] - 40 : 0;
    if (from) from += Math.max(0, card.body.slice(from, from + 20).indexOf(' ') + 1);  // whole words first
    const whole = normal(`${card.title}\n${card.body}`, asked.variants).text;
    const holds = form => whole.includes(normal(form, asked.variants).text);
    const alias = asked.names.find(forms => !holds(forms[0]));
    const other = alias?.slice(1).find(holds);
    return element('li', { lang: card.lang },
      element('a', { href: root.dataset.root + card.url, 'data-brief-id': card.id, hreflang: card.lang }, ...marked(card.title, title)),
      element('p', {}, ...marked(card.body, body, from, Math.min(card.body.length, from + 180))),
      alias && element('p', { class: 'finder-alias', lang: document.documentElement.lang },
        element('mark', {}, other ?? alias[1]), ` = ${alias[0]}`),
      element('p', { class: 'finder-about', lang: document.documentElement.lang },
        [card.day || say.undated, card.source, beats[card.beat] ?? card.beat,
          say[card.lang] ?? card.lang, card.sample && say.sample].filter(Boolean).join(' · ')));
  }

  async function show(mine) {
    // Each result stands as soon as its card is there.
    for (const coming of docs.slice(shown, shown + PAGE).map(doc => index.cards([doc]))) {
      const [card] = await coming;
      if (mine !== turn) return;
      if (!shown) list.replaceChildren();
      shown++;
      list.append(result(card));
    }
    more.hidden = shown >= docs.length;
  }

  const chip = (name, value, label, total) => element('button', {
    type: 'button', 'aria-pressed': String(chosen[name] === value || !value && !chosen[name]),
    on: () => { chosen = { ...chosen, [name]: chosen[name] === value ? '' : value }; remember(true); settle(); },
  }, label, total === undefined ? '' : element('span', {}, ` ${total}`));

  // Whether a brief passes every filter but one.
  function passes(doc, but) {
    const [lang, beat] = index.m.kinds[index.m.kind[doc]];
    return (but === 'lang' || !chosen.lang || chosen.lang === lang) && (but === 'beat' || !chosen.beat || chosen.beat === beat)
      && (but === 'days' || !chosen.days || index.m.day[doc] > index.m.newest - chosen.days)
      && ['source', 'name'].every(name => but === name || !chosen[name] || asked[name]?.get(chosen[name])?.docs.has(doc));
  }

  function tally(name, value) {
    const totals = new Map();
    for (const doc of asked.docs) if (passes(doc, name)) for (const v of value(doc)) totals.set(v, (totals.get(v) ?? 0) + 1);
    return [...totals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  }

  function drawFilters() {
    const kind = at => doc => [index.m.kinds[index.m.kind[doc]][at]];
    const rows = [
      ['beat', say.topic, tally('beat', kind(1)).map(([beat, n]) => [beat, beats[beat] ?? beat, n])],
      ['lang', say.language, tally('lang', kind(0)).map(([lang, n]) => [lang, say[lang] ?? lang, n])],
      ['days', say.time, tally('days', doc => [7, 31, 366].filter(d => index.m.day[doc] > index.m.newest - d))
        .sort((a, b) => a[0] - b[0]).map(([days, n]) => [String(days), say[`days${days}`], n])],
      ...['source', 'name'].filter(name => asked[name]).map(name => [name, say[name], tally(name,
        doc => [...asked[name]].filter(([, { docs: of }]) => of.has(doc)).map(([id]) => id))
        .slice(0, 12).map(([id, n]) => [id, asked[name].get(id).label, n])]),
    ];
    filters.replaceChildren(
      element('div', { role: 'group', 'aria-label': say.sort }, chip('sort', '', say.relevance), chip('sort', 'date', say.newest)),
      ...rows.filter(([name, , chips]) => chips.length > 1 || chosen[name]).map(([name, label, chips]) =>
        element('div', { role: 'group', 'aria-label': label }, ...chips.map(([value, words, n]) => chip(name, value, words, n)))),
      asked.name ? '' : element('button', { type: 'button', on: async () => { await facets(); drawFilters(); } }, say.more_filters));
    filters.hidden = !asked.docs.length;
  }

  async function facets() {
    const all = await index.facets();
    const column = (rows, label, gaps) => new Map(rows.map(row => {
      let doc = 0;
      return [row[0], { label: label(row), docs: new Set(row[gaps].map(gap => doc += gap)) }];
    }));
    const at = { ko: 1, zh: 2, en: 3 }[document.documentElement.lang.slice(0, 2)] ?? 3;
    asked.source = column(all.sources, row => row[0], 1);
    asked.name = column(all.names, row => row[at], 4);
  }

  function drawNotes() {
    const line = ([kind, words]) => element('p', {}, say[kind].replace('{q}', words), ' ',
      kind === 'keys' && element('button', { type: 'button', on: () => { input.value = words; ask(true); } }, words));
    notes.replaceChildren(...asked.notes.map(line));
  }

  async function settle(mine = ++turn) {
    if ((chosen.source || chosen.name) && !asked.name) await facets();
    docs = index.order(asked.scores, chosen.sort === 'date').filter(doc => passes(doc));
    shown = 0;
    drawFilters();
    drawNotes();
    announce(asked.empty ? '' : docs.length ? say.found.replace('{n}', docs.length) : say.none);
    if (docs.length) return show(mine);
    list.replaceChildren();
    more.hidden = true;
    if (asked.empty) return;
    const newest = await index.cards([...index.m.rank.keys()].filter(doc => index.m.rank[doc] < 3));
    if (mine === turn) {
      notes.append(element('p', {}, say.none), element('ul', { 'aria-label': say.newest }, ...newest.map(card => element('li',
        { lang: card.lang }, element('a', { href: root.dataset.root + card.url }, card.title)))));
    }
  }

  async function ask(push) {
    const mine = ++turn;
    clearTimeout(timer);
    remember(push);
    try {
      const answer = await index.ask(input.value).catch(() => { index.forget(); return index.ask(input.value); });
      if (mine !== turn) return;
      asked = answer;
      asked.docs = index.order(asked.scores, true);
      asked.marker = marker(asked);
      await settle(mine);
    } catch {
      if (mine === turn) announce(say.failed);
    }
  }

  function restore() {
    const params = new URL(location.href).searchParams;
    input.value = params.get('q') ?? '';
    chosen = Object.fromEntries(['sort', ...FIELDS].map(name => [name, params.get(name) ?? '']));
    ask(false);
  }

  const composing = event => event.isComposing || event.keyCode === 229;
  root.addEventListener('keydown', event => {
    if (composing(event) || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
    const stops = [input, ...list.querySelectorAll('a')];
    const next = stops.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
    if (!stops.includes(document.activeElement) || !stops[next]) return;
    event.preventDefault();
    stops[next].focus();
  });
  let busy = false;
  input.addEventListener('keydown', event => { if (event.key === 'Enter') busy = composing(event); });
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (!busy) ask(true);
    busy = false;
  });
  input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 120, false); });
  input.addEventListener('focus', () => index.open().catch(() => {}), { once: true });
  more.addEventListener('click', () => show(turn));
  if (page) {
    addEventListener('popstate', restore);
    if (new URL(location.href).searchParams.has('q')) restore(); else input.focus();
  }
  return { input };
}
