// The field, the filters and the results, on the search page and in the dialog.
// Whatever a text or a query holds reaches the page as text, never as markup.
import { begunBy, Index, normal, runs } from './engine.js';

const SITE = (document.documentElement.dataset.root || '/').replace(/\/?$/, '/');
const HERE = document.documentElement.lang;
const FIELDS = ['beat', 'lang', 'days', 'source', 'name'];

function element(tag, values, ...children) {
  const node = document.createElement(tag);
  for (const name in values) {
    if (name === 'on') node.onclick = values.on;
    else node.setAttribute(name, values[name]);
  }
  node.append(...children.filter(child => child || child === 0));
  return node;
}

// What is to be marked in normalised text: the words, else pairs of their characters.
function markers({ marks, variants }) {
  const letter = c => begunBy(c) ? `[${begunBy(c).join('-')}]` : c.replace(/[.+]/, '\\$&');
  const parts = [...marks].map(mark => runs(normal(mark, variants).text)).sort((a, b) => b.length - a.length);
  const run = ({ kind, text }) => kind === 'latin' ? '(?<![a-z0-9])' + [...text].map(letter).join('') : [...text].map(letter).join('\\s?');
  const pairs = parts.flat().flatMap(({ kind, text }) => kind === 'latin' ? [] : [...text].slice(1).map((c, k) => [...text][k] + letter(c)));
  return [parts.map(runs => runs.map(run).join('[\\s\\p{P}]*')), pairs].map(list => new RegExp(list.filter(Boolean).join('|') || '$^', 'gu'));
}

// [start, end] in the text as it is written.
function places(raw, expression, variants) {
  const { text, at } = normal(raw, variants);
  return [...text.matchAll(expression)].map(m => [at[m.index], at[m.index + m[0].length]]);
}

function marked(raw, found, from = 0, to = raw.length) {
  const out = [from ? '… ' : ''];
  for (const [start, end] of found) {
    if (start < from || end > to) continue;
    out.push(raw.slice(from, start), element('mark', {}, raw.slice(start, end)));
    from = end;
  }
  return [...out, raw.slice(from, to), to < raw.length && ' …'];
}

export function mount(root, page) {
  const [input, form, list, status, notes, filters, more] = ['input', 'form', 'results', 'status', 'notes', 'filters', 'more']
    .map(name => root.querySelector(`[data-search-${name}]`));
  const say = JSON.parse(root.dataset.words);
  const beats = JSON.parse(root.dataset.beats);
  const index = new Index(SITE + 'search/');
  let turn = 0, draft = false, timer, spoken, asked, docs, shown, chosen = {};

  // What is typed makes one entry of the history, which goes with the typing until it is entered.
  function remember(entered) {
    const values = Object.entries({ q: input.value, ...chosen }).filter(([, value]) => value);
    const address = '?' + new URLSearchParams(values);
    if (!page || entered === undefined) return;
    if (address !== location.search) history[draft ? 'replaceState' : 'pushState'](null, '', address);
    draft = !entered;
  }

  function announce(words) {
    clearTimeout(spoken);
    spoken = setTimeout(() => { status.textContent = words; }, 500);
  }

  const link = (card, ...title) => element('a', { href: SITE + card.url.slice(1), 'data-brief-id': card.id, hreflang: card.lang }, ...title);

  const days = new Intl.DateTimeFormat(HERE === 'en' ? 'en-GB' : HERE, { dateStyle: 'long', timeZone: 'UTC' });
  const told = day => day ? days.format(new Date(day)) : say.undated;

  function result(card) {
    const { variants, marker, names } = asked;
    let [title, body] = [card.title, card.body].map(raw => places(raw, marker[0], variants));
    if (!title[0] && !body[0]) [title, body] = [card.title, card.body].map(raw => places(raw, marker[1], variants));
    let from = body[0]?.[0] > 90 ? body[0][0] - 40 : 0;
    if (from) from += card.body.slice(from, from + 20).indexOf(' ') + 1;  // whole words first
    const whole = normal(card.title + '\n' + card.body, variants).text;
    const holds = form => whole.includes(normal(form, variants).text);
    const [own, ...forms] = names.find(([own]) => !holds(own)) ?? [];
    return element('li', { lang: card.lang },
      link(card, ...marked(card.title, title)),
      element('p', {}, ...marked(card.body, body, from, Math.min(card.body.length, from + 180))),
      own && element('p', { class: 'finder-alias', lang: HERE }, element('mark', {}, forms.find(holds) ?? forms[0]), ` = ${own}`),
      !body[0] && title[0] && element('p', { class: 'finder-alias', lang: HERE },
        element('mark', {}, card.title.slice(...title[0])), ' · ' + say.in_title),
      element('p', { class: 'finder-about', lang: HERE }, [told(card.day), card.source, beats[card.beat] ?? card.beat,
        say[card.lang] ?? card.lang, card.sample && say.sample].filter(Boolean).join(' · ')));
  }

  async function show(mine) {
    // Each result stands as soon as its card is there.
    const cards = docs.slice(shown, shown + 10).map(doc => index.cards([doc]));
    for (const coming of cards) coming.catch(() => {});  // the first that fails is told of
    for (const coming of cards) {
      const [card] = await coming;
      if (mine !== turn) return;
      if (!shown++) list.replaceChildren();
      list.append(result(card));
    }
    more.hidden = shown >= docs.length;
  }

  // The values of a filter that a brief has.
  const values = {
    beat: doc => [index.m.groups[index.m.group[doc]][1]],
    lang: doc => [index.m.groups[index.m.group[doc]][0]],
    days: doc => ['7', '31', '366'].filter(days => index.m.day[doc] > index.m.newest - days),
    source: doc => asked.facets?.source[doc] ?? [],
    name: doc => asked.facets?.name[doc] ?? [],
  };
  const passes = (doc, but) => FIELDS.every(name => name === but || !chosen[name] || values[name](doc).includes(chosen[name]));

  function chips(name, label, words) {
    const totals = {};
    for (const doc of asked.docs) if (passes(doc, name)) for (const value of values[name](doc)) totals[value] = (totals[value] ?? 0) + 1;
    const rows = Object.entries(totals).sort((a, b) => b[1] - a[1]).slice(0, 12);
    return (rows[1] || chosen[name]) && element('div', { role: 'group', 'aria-label': label },
      ...rows.map(([value, total]) => chip(name, value, words(value), element('span', {}, ' ', total))));
  }

  const chip = (name, value, ...label) => element('button', {
    type: 'button', 'aria-pressed': (chosen[name] || '') === value,
    on: () => { chosen[name] = chosen[name] === value ? '' : value; remember(true); settle(); },
  }, ...label);

  function drawFilters() {
    filters.replaceChildren(...[
      element('div', { role: 'group', 'aria-label': say.sort }, chip('sort', '', say.relevance), chip('sort', 'date', say.newest)),
      chips('beat', say.topic, beat => beats[beat] ?? beat),
      chips('lang', say.language, lang => say[lang] ?? lang),
      chips('days', say.time, days => say['days' + days]),
      chips('source', say.source, source => source),
      chips('name', say.name, name => asked.facets.called[name]),
      !asked.facets && element('button', { type: 'button', on: async () => { await facets(); drawFilters(); } }, say.more_filters),
    ].filter(Boolean));
    filters.hidden = !asked.docs[0];
  }

  async function facets() {
    const all = await index.facets();
    const column = (rows, gaps) => {
      const out = {};
      for (const row of rows) row[gaps].reduce((doc, gap) => ((out[doc + gap] ??= []).push(row[0]), doc + gap), 0);
      return out;
    };
    const at = 1 + Math.max(['ko', 'zh', 'en'].indexOf(HERE.slice(0, 2)), 0);
    asked.facets = { source: column(all.sources, 1), name: column(all.names, 4), called: Object.fromEntries(all.names.map(row => [row[0], row[at]])) };
  }

  async function settle(mine = ++turn) {
    if ((chosen.source || chosen.name) && !asked.facets) await facets();
    docs = index.order(asked.scores, chosen.sort).filter(doc => passes(doc));
    shown = 0;
    drawFilters();
    notes.replaceChildren(...asked.notes.map(([kind, words]) => element('p', {}, say[kind].replace('{q}', () => words), ' ',
      kind === 'keys' && element('button', { type: 'button', on: () => ask(true, true) }, say.back))));
    announce(asked.empty ? '' : docs[0] >= 0 ? say.found.replace('{n}', docs.length) : say.none);
    if (docs[0] >= 0) return show(mine);
    list.replaceChildren();
    more.hidden = true;
    if (asked.empty) return;
    const newest = await index.cards(index.m.order.slice(0, 3));
    if (mine === turn) notes.append(element('p', {}, say.none), element('ul', { 'aria-label': say.newest },
      ...newest.map(card => element('li', { lang: card.lang }, link(card, card.title)))));
  }

  async function ask(entered, asTyped) {
    const mine = ++turn;
    clearTimeout(timer);
    index.stop();
    remember(entered);
    try {
      const answer = await index.ask(input.value, asTyped).catch(error => {
        if (mine !== turn) throw error;
        index.forget();
        return index.ask(input.value, asTyped);
      });
      if (mine !== turn) return;
      asked = answer;
      asked.docs = index.order(asked.scores);
      asked.marker = markers(asked);
      await settle(mine);
    } catch {
      if (mine === turn) announce(say.failed);
    }
  }

  function restore() {
    const params = new URLSearchParams(location.search);
    input.value = params.get('q') ?? '';
    chosen = Object.fromEntries(['sort', ...FIELDS].map(name => [name, params.get(name) ?? '']));
    draft = false;
    ask();
  }

  const composing = event => event.isComposing || event.keyCode === 229;
  let busy = false;
  root.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target === input) busy = composing(event);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [input, ...list.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement);
    if (composing(event) || !step || at < 0 || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  });
  form.onsubmit = event => {
    event.preventDefault();
    if (!busy) ask(true);
    busy = false;
  };
  input.oninput = () => { clearTimeout(timer); timer = setTimeout(ask, 120, false); };
  input.onfocus = () => index.open().catch(() => {});
  more.onclick = () => show(turn);
  if (page) {
    onpopstate = restore;
    if (location.search) restore(); else input.focus();
  }
  return { input };
}
