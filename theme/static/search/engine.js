// Asks the index; docs/search.md describes its files. Text is read as digest/site/search/normal.py reads it.
const LETTER = 'a-z0-9ß-ԯ\\u0e00-\\u0e7fḀ-ỿ';
const RUN = new RegExp(`([${LETTER}](?:[${LETTER}.\\-&+']*[${LETTER}+])?)|([가-힣ᄀ-ᄒ]+)|`
  + '[\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}々ぁ-ゖァ-ヺー]+', 'gu');

const KEYS = [
  'r R s e E f a q Q t T d w W c z x v g',
  'k o i O j p u P h hk ho hl y n nj np nl b m ml l',
  ' r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g',
].map(row => row.split(' '));
const FIRST = [0x1100, 0x1161, 0x11a7];  // initials, vowels, finals
const [INITIAL, VOWEL, FINAL] = KEYS.map(row => row.filter(Boolean).sort((a, b) => b.length - a.length).join('|'));
const SYLLABLE = new RegExp(`(${INITIAL})(${VOWEL})(?:(${FINAL})(?!${VOWEL}))?`, 'g');
// "알립" -> "dkfflq"
const keys = word => word.normalize('NFD').replace(/[ᄀ-ᇂ]/g, c => {
  const row = c < 'ᅡ' ? 0 : c < 'ᆨ' ? 1 : 2;
  return KEYS[row][c.charCodeAt() - FIRST[row]];
});

// "dkfflqkqk" -> "알리바바"
const hangul = typed => typed.replace(SYLLABLE, (_, ...found) => found.slice(0, 3)
  .map((key, row) => key ? String.fromCharCode(FIRST[row] + KEYS[row].indexOf(key)) : '').join('').normalize('NFC'));

// "알리바바" -> "ᄋᄅᄇᄇ"
const initials = word => word.normalize('NFD').replace(/[ᅡ-ᇂ]/g, '');

// "알립" -> "알리ᄇ"
function halfTyped(word) {
  const last = word.at(-1), typed = keys(last);
  return last.normalize('NFD')[2] && word.slice(0, -1) + hangul(typed.slice(0, -1))
    + String.fromCharCode(FIRST[0] + KEYS[0].indexOf(typed.at(-1)));
}

// "ᄇ" -> "바" to "빟"
export const begunBy = initial => /[ᄀ-ᄒ]/.test(initial) && [initial + 'ᅡ', initial + 'ᅵᇂ'].map(jamo => jamo.normalize('NFC'));

// With the place in `text` of each character.
export function normal(text, variants) {
  let out = '', place = 0;
  const at = [];
  for (const c of text) {
    const thousands = /^\d,\d{3}(?!\d)/.test(text.slice(place - 1, place + 5));
    const plain = thousands ? '' : c.replace(/[‘’]/, "'").replace(/[‐‑–]/, '-').normalize('NFKC').toLowerCase();
    for (const p of plain) out += variants?.get(p) ?? p;
    while (at.length < out.length) at.push(place);
    place += c.length;
  }
  return { text: out, at: [...at, place] };
}

// One line, at most 100 characters, nothing invisible.
const clean = typed => typed.slice(0, 1000).normalize('NFC').replace(/[\p{Cc}\p{Z}]+/gu, ' ')
  .replace(/\p{C}/gu, '').slice(0, 100).trim();

export const runs = text => [...text.matchAll(RUN)].map(m => ({ text: m[0], kind: m[1] ? 'latin' : m[2] ? 'hangul' : 'han' }));

const [BEGINS, ENDS, WHOLE, TITLE, SPACED] = [1, 2, 3, 4, 8];
const text = bytes => new TextDecoder().decode(bytes);
const inflate = async (parts, format = 'deflate-raw') => new Uint8Array(await new Response(
  new Blob(parts).stream().pipeThrough(new DecompressionStream(format))).arrayBuffer());
const count = scores => scores.reduce((sum, score) => sum + (score > 0), 0);
const better = (out, other, factor = 1) => out.map((score, doc) => Math.max(score, other[doc] * factor));
const both = (a, b) => a ? a.map((score, doc) => score && b[doc] && score + b[doc]) : b;
// The file of words for a character: by initial consonant, 19 is every other script, 20 the newest briefs.
const group = c => /[가-힣ᄀ-ᄒ]/.test(c) ? c.normalize('NFD').charCodeAt() - 0x1100 : 19;

function parse(bytes) {
  let p = 0, k = 0;
  const varint = () => {
    let value = 0, shift = 0, byte;
    do { byte = bytes[p++]; value |= (byte & 127) << shift; shift += 7; } while (byte > 127);
    return value;
  };
  const size = varint();
  const rows = text(bytes.subarray(p, p += size)).split('\n');
  const lists = rows.map(() => new Int32Array(varint()));
  for (const docs of lists) docs.reduce((doc, _, at) => docs[at] = doc + varint() + 1, -1);
  return rows.map((name, row) => ({
    name, docs: lists[row], bits: lists[row].map(() => bytes[p + (k >> 1)] >> (k++ & 1) * 4 & 15),
  }));
}

function joined(rows) {
  const out = new Map();
  for (const row of rows) {
    const own = out.get(row.name);
    out.set(row.name, own ? { ...row, docs: [...own.docs, ...row.docs], bits: [...own.bits, ...row.bits] } : row);
  }
  return [...out.values()];
}

// The newest briefs, as young.py writes them.
function* grown({ young, called, order }) {
  for (const [place, [title, body, names]] of young.entries()) {
    const found = new Map(), add = (name, bits) => found.set(name, found.get(name) | bits);
    const read = (part, here) => part.split(',').forEach(row => row.split(' ').reduce((left, marked) => {
      const letters = [...marked.matchAll(/([^<>|])([<>|]?)/gu)], word = marked.replace(/[<>|]/g, ''), latin = word < '\u2000';
      if (left) add(latin ? `${left.slice(-2)} ${word.slice(0, 2)}` : left.at(-1) + word[0], latin ? here : here & TITLE);
      if (latin) add(word, word === marked ? here | WHOLE : here);
      else letters.slice(1).forEach(([, c], k) => add(letters[k][1] + c,
        here | (!k * BEGINS + !letters[k + 2] * ENDS) ^ ' <>|'.indexOf(letters[k][2])));
      return word;
    }, ''));
    read(title, SPACED | TITLE);
    read(body, SPACED);
    for (const own of names) {
      const [forms, keys] = called[own >> 1];
      forms.forEach((form, k) => add((keys[k] || form.toLowerCase().replaceAll(' ', '')) + '=\t'
        + forms.filter(other => other !== form).join('|'), SPACED | WHOLE | (own & 1) * TITLE));
    }
    for (const [name, bits] of found) yield { name, docs: [order[place]], bits: [bits ^ SPACED] };
  }
}

export class Index {
  #base; #open; #files = new Map(); #waiting = new Set(); #stop = new AbortController();

  constructor(base) { this.#base = base; }

  open() { return this.#open ??= this.#manifest().catch(error => { this.#open = null; throw error; }); }

  forget() { this.#open = null; this.#files.clear(); }

  // Gives up what is still on its way.
  stop() {
    this.#stop.abort();
    this.#stop = new AbortController();
    for (const name of this.#waiting) this.#files.delete(name);
  }

  async #get(name, cache, signal) {
    const answer = await fetch(`${this.#base}${name}.bin`, { cache, signal });
    if (!answer.ok) throw new Error(`${answer.status} ${name}`);
    return answer.blob();
  }

  #once(name, use, before) {
    if (!this.#files.has(name)) {
      this.#waiting.add(name);
      const fixed = name.includes('/') && name[0] !== 'w';
      this.#files.set(name, Promise.all([before, this.#get(name, fixed ? 'default' : 'no-cache', this.#stop.signal)])
        .then(async ([first, own]) => use ? use(await inflate(first ? [first, own] : [own])) : own)
        .catch(error => { this.#files.delete(name); throw error; })
        .finally(() => this.#waiting.delete(name)));
    }
    return this.#files.get(name);
  }

  async #manifest() {
    const m = this.m = JSON.parse(text(await inflate([await this.#get('manifest', 'no-cache')], 'gzip')));
    m.first = m.first.split('\n');
    m.cards = m.cards.split(' ');
    m.particles = m.particles.split(' ').sort((a, b) => b.length - a.length);
    // Each group of language and beat has its own blocks of numbers, the newest brief the highest.
    const next = m.groups.map(([, , briefs]) => briefs), size = m.blocks.length << 8;
    const places = next.map((_, group) => m.blocks.flatMap((own, place) => own === group ? [place << 8] : []));
    [m.rank, m.group, m.day, m.length] = [Int32Array, Uint16Array, Int32Array, Float32Array].map(Type => new Type(size));
    let [day, left, step] = [m.newest, 0, 0], total = 0;
    m.order = Array.from(m.column, (c, place) => {
      while (!left) { day -= m.days[step]; left = m.days[step + 1]; step += 2; }
      left--;
      const [own, long] = m.kinds[c.charCodeAt() - 0x23];
      const doc = places[own][--next[own] >> 8] + (next[own] & 255);
      [m.rank[doc], m.group[doc], m.day[doc]] = [place, own, day];
      total += m.length[doc] = 32 * 2 ** long;
      return doc;
    });
    m.length = m.length.map(own => 1.2 * (.4 + .6 * own * m.order.length / total));
    m.young = joined(grown(m));
    return m;
  }

  variants() { return this.#once('han', bytes => new Map(text(bytes).match(/../gsu)?.map(pair => [...pair]))); }

  facets() { return this.#once(`f/${this.m.facets}`, bytes => JSON.parse(text(bytes))); }

  cards(docs) {
    const { m } = this;
    return Promise.all(docs.map(async doc => {
      const [lang, beat] = m.groups[m.group[doc]];
      const [prime, size] = m.primes[lang];
      const rows = await this.#once(`c/${m.fresh[doc >> 2] ?? `${m.cards[doc >> 8]}/${(doc & 255) >> 2}`}`,
        bytes => JSON.parse(text(bytes.subarray(size))), this.#once(`p/${prime}`));
      const [id, url, title, body, source, sample] = rows[doc & 3];
      const day = m.day[doc] ? new Date(m.day[doc] * 864e5).toISOString().slice(0, 10) : '';
      const path = url.replace('^', `/${beat}/${day.slice(0, 4)}/${day.slice(5, 7)}/`).replace('~', id);
      return { id, url: path, title, body, day, lang, beat, source, sample };
    }));
  }

  // Words that have a syllable with the same initial consonant among their first two.
  async words(c) {
    const own = group(c), [rows, young] = await Promise.all([own, 20].map(file => this.#once(`w/${file}`,
      bytes => text(bytes).split('\n').map(row => row.split('\t')))));
    return [...new Map([...rows, ...young.filter(([word]) => [...word].slice(0, 2).some(c => group(c) === own))])].sort();
  }

  #shard(at) {
    const { first, terms, young } = this.m;
    return this.#once(`t/${terms}/${at}`, bytes => joined([...parse(bytes),
      ...young.filter(({ name }) => name >= first[at] && !(name >= first[at + 1]))]).sort((a, b) => a.name < b.name ? -1 : 1));
  }

  async #range(low, high, most = 400) {
    const { first } = this.m;
    const place = term => (first.findIndex(other => other > term) + 1 || first.length + 1) - 2;
    const from = place(low), shards = first.slice(from, Math.min(place(high), from + 12) + 1).map((_, k) => this.#shard(from + k));
    return (await Promise.all(shards)).flat().filter(({ name }) => name >= low && name < high).slice(0, most);
  }

  async #row(term) { return (await this.#range(term, term + '\0'))[0] ?? { docs: [] }; }

  async #union(low, high, most) {
    const bits = new Map();
    for (const row of await this.#range(low, high + '\uffff', most)) {
      row.docs.forEach((doc, k) => bits.set(doc, bits.get(doc) | row.bits[k]));
    }
    return { docs: [...bits.keys()], bits: [...bits.values()] };
  }

  none() { return new Float32Array(this.m.rank.length); }

  // BM25 of the briefs that hold a share of the rows; `edges`: where a word begins and ends counts.
  #score(rows, edges, share = 1, asked = {}) {
    const out = this.none(), met = out.slice(), edge = new Uint8Array(out.length);
    rows.forEach(({ docs, bits }, at) => {
      const idf = Math.log(1 + (this.m.order.length - docs.length + .5) / (docs.length + .5));
      const here = (at ? 0 : BEGINS) | (at < rows.length - 1 ? 0 : ENDS);
      docs.forEach((doc, k) => {
        if (edges && !rows[1] && bits[k] & SPACED) return;
        const weight = bits[k] & TITLE ? 4 : 1;
        out[doc] += idf * weight * 2.2 / (weight + this.m.length[doc]);
        met[doc]++;
        edge[doc] |= bits[k] & here;
      });
    });
    return out.map((score, doc) => {
      if (!score || met[doc] < Math.ceil(rows.length * share)) return 0;
      asked.firm ||= !edges || edge[doc] === WHOLE;
      return score * (met[doc] < rows.length ? .3 : 1)
        * (edges ? (edge[doc] & BEGINS ? 1 : .5) * (edge[doc] & ENDS ? 1 : .8) : 1);
    });
  }

  async #run(word, kind, asked, share) {
    const letters = [...word].slice(0, 16);
    if (!letters[1]) return this.#score([await this.#union(...begunBy(word) || [word, word])]);
    const rows = await Promise.all(letters.slice(1).map((c, k) => {
      const begun = begunBy(c);
      return begun ? this.#union(letters[k] + begun[0], letters[k] + begun[1]) : this.#row(letters[k] + c);
    }));
    return this.#score(rows, kind === 'hangul', share, asked);
  }

  async #latin(word, last, asked) {
    const row = await this.#row(word);
    asked.exact ||= row.docs.length;
    const out = this.#score([row], true);
    return word.length < 2 || !last && row.docs.length ? out : better(out, this.#score([await this.#union(word, word, 60)]), .5);
  }

  // "삼성SDS", "2000억", "gpt-5는"
  async #strict(word, last, asked, share) {
    const pieces = runs(word);
    const found = await Promise.all(pieces.map(({ kind, text: piece }, k) => {
      const [before, after] = [pieces[k - 1], pieces[k + 1]];
      if (kind === 'latin') {
        return /\d$/.test(piece) && after?.kind === 'hangul' ? this.#row(piece + after.text[0]).then(row => this.#score([row]))
          : this.#latin(piece, last && !after, asked);
      }
      const rest = piece.slice(/\d$/.test(before?.text));
      return before?.kind === 'latin' && (!rest || this.m.particles.includes(rest)) ? null : this.#run(piece, kind, asked, share);
    }));
    return found.filter(Boolean).reduce(both, null);
  }

  async #named(word, asked) {
    const key = runs(word).map(run => run.text).join('');
    let out = this.none();
    for (const row of key ? await this.#range(key + '=', key + '=\n') : []) {
      const forms = row.name.split('\t')[1].split('|');
      asked.names.push([word, ...forms]);
      forms.forEach(form => asked.marks.add(form));
      out = better(out, this.#score([row]), .9);
    }
    return out;
  }

  stem(word) {
    const particle = this.m.particles.find(p => word.endsWith(p) && word.length - p.length > 1);
    return particle && word.slice(0, -particle.length);
  }

  async word(word, last, asked) {
    const stem = this.stem(word);
    const ways = [word, stem].filter(Boolean);
    ways.forEach(way => asked.marks.add(way));
    const [strict, named, ...less] = await Promise.all(ways.flatMap(way => [
      this.#strict(way, last && way === word, asked), this.#named(way, asked)]));
    return strict && less.filter(Boolean).reduce((out, one) => better(out, one, .7), better(strict, named));
  }

  // Briefs that hold every word; neighbours that are one name together count as one.
  async all(words, asked, last = true) {
    const ends = words.map(word => [word, this.stem(word)].filter(Boolean));
    const [each, pairs, near] = await Promise.all([
      words.map((word, k) => this.word(word, last && k === words.length - 1, asked)),
      words.slice(1).map((word, k) => this.#named(words[k] + ' ' + word, asked)),
      words.slice(1).flatMap((word, k) => ends[k].map(left => this.#row(
        /^[가-힣]/.test(word) ? left.at(-1) + word[0] : `${left.slice(-2)} ${word.slice(0, 2)}`))),
    ].map(jobs => Promise.all(jobs)));
    asked.each = each;
    let out = each.filter(Boolean).reduce(both, null) ?? this.none();
    near.forEach(row => new Set(row.docs).forEach(doc => { out[doc] *= 2; }));
    pairs.forEach((named, k) => {
      out = better(out, each.filter((one, at) => one && at !== k && at !== k + 1).reduce(both, named));
    });
    return words[2] ? better(out, await this.#named(words.join(' '), asked)) : out;
  }

  // Scores of all briefs, and what the page must say.
  async ask(typed, asTyped) {
    const plain = clean(typed);
    const [variants] = await Promise.all([/[^\0-\x7f가-힣ㄱ-ㅣ]/.test(plain) && this.variants(), this.open(),
      /^[ㄱ-ㅎ]{2}/.test(plain) && this.words(normal(plain[0]).text)]);
    const asked = { marks: new Set(), names: [], notes: [], variants: variants || null, asTyped };
    const form = normal(plain, asked.variants).text;
    const phrases = [...form.matchAll(/["“「『](.{2,}?)["”」』]/g)].map(m => m[1].replace(/\s/g, ''));
    const words = form.replace(/["“”「」『』]/g, ' ').split(' ').filter(word => runs(word)[0]).slice(0, 10);
    if (!words[0]) return { ...asked, scores: this.none(), empty: true };
    Object.assign(asked, await this.#find(words, plain, asked));
    if (phrases[0]) {
      const quoted = await this.#holding(asked.scores, phrases, asked);
      if (count(quoted)) asked.scores = quoted;
    }
    return asked;
  }

  // The best, if their texts hold it.
  async #holding(scores, phrases, { variants }) {
    const out = this.none(), docs = this.order(scores).slice(0, 28);
    (await this.cards(docs)).forEach(({ title, body }, k) => {
      const held = normal(title + body, variants).text.replace(/\s/g, '');
      if (phrases.every(phrase => held.includes(phrase))) out[docs[k]] = scores[docs[k]];
    });
    return out;
  }

  async #find(words, plain, asked) {
    const whole = words.join('');
    // "ㅁㅣㅑㅠㅁㅠㅁ" for "alibaba"
    if (/[ᅡ-ᅵ]/.test(whole)) return await switched(this, keys(whole), asked) ?? { scores: this.none() };
    if (/^[ᄀ-ᄒ]{2,}$/.test(whole)) return { scores: await letters(this, whole, asked) };
    const half = !words[1] && halfTyped(plain);
    const meant = /[a-z]/i.test(plain) && [plain, plain.toLowerCase()].map(hangul)
      .find(way => /^[가-힣 ]+$/.test(way));
    let [out, begun, other] = await Promise.all([
      this.all(words, asked), half && this.all([half], { ...asked }), meant && switched(this, meant, asked)]);
    // All pairs of a word are not yet the word.
    if (/^[가-힣]+$/.test(whole) && !words[1] && !asked.names[0] && count(out) <= 5) {
      out = await this.#holding(out, [this.stem(whole) ?? whole], asked);
    }
    if (begun) out = better(out, begun, asked.firm ? .2 : .7);
    if (/^[가-힣]{4,}$/.test(whole) && count(out) < 10) out = better(out, await this.#strict(whole, false, {}, .75));
    const enough = asked.firm || words[1] || asked.exact || /[ㄱ-ㅣ]/.test(plain) ? 0 : half ? 2 : 5;
    if (count(out) > enough) return { scores: out };
    return other || { scores: await help(this, words, asked, out) };
  }

  order(scores, byDate) {
    const { rank, order } = this.m;
    const worth = doc => scores[doc] * (1.15 - .15 * rank[doc] / order.length);
    const docs = order.filter(doc => scores[doc] > 0);
    return byDate ? docs : docs.sort((a, b) => worth(b) - worth(a));
  }
}

// Damerau-Levenshtein
function distance(a, b) {
  let two, one = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(one[j] + 1, row[j - 1] + 1, one[j - 1] + (a[i - 1] !== b[j - 1]));
      if (two && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], two[j - 2] + 1);
    }
    [two, one] = [one, row];
  }
  return one[b.length];
}

// Briefs of several possible words take turns.
async function turns(index, words, asked) {
  const out = index.none();
  (await Promise.all(words.map(word => index.word(word, false, asked)))).forEach((found, turn) => index.order(found).slice(0, 300)
    .forEach((doc, k) => { out[doc] = Math.max(out[doc], 100 / (k + 1 + turn)); }));
  return out;
}

// Words of the index that differ by a key or two, or by a syllable, from a word or its longer form.
async function near(index, word) {
  const own = keys(word), size = word.length;
  const most = own.length > 8 ? 2 : 1;
  const far = other => {
    const begun = other.slice(0, size), longer = other.length - size;
    const apart = longer < 2 ? distance(own, keys(other)) : 9;
    if (apart <= most) return apart;
    if (longer < 2 && other[1] && distance(word, other) === 1) return most + (longer ? .6 : .2);
    return distance(own, keys(begun)) < 2 ? most + .7 : longer > 0 && distance(word, begun) === 1 ? most + .8 : 0;
  };
  const rows = (await Promise.all([...new Set([...word].slice(0, 2))].map(c => index.words(c)))).flat()
    .flatMap(([other, seen]) => other.length < size - 1 ? [] : [[far(other), other, seen]])
    .flatMap(([apart, other, seen]) => apart ? [[apart - Math.log(seen) * .03, other]] : []).sort(([a], [b]) => a - b);
  return [...new Set(rows.filter(([apart]) => apart < rows[0][0] + .25).map(([, other]) => other))].slice(0, 3);
}

async function corrected(index, words, each, asked) {
  const all = await Promise.all(words.map(async (word, k) => {
    if (each[k] && count(each[k])) return [word];
    const [found, stem] = [await near(index, word), index.stem(word)];
    return found[0] || !stem ? found : near(index, stem);
  }));
  const chosen = all.map(([first]) => first);
  if (!chosen.every(Boolean) || chosen.join() === words.join()) return null;
  const out = words[1] ? await index.all(chosen, asked, false) : await turns(index, all[0], asked);
  if (count(out)) asked.notes.push(['typo', chosen.join(' ')]);
  return count(out) && out;
}

// What was typed on the other keyboard, if that finds any; the note says so.
async function switched(index, meant, asked) {
  if (asked.asTyped) return null;
  const other = { ...asked, marks: new Set(), names: [], notes: [['keys', meant]] };
  other.scores = await index.all(meant.split(' '), other);
  return count(other.scores) ? other : null;
}

// "ㅇㄹㅂㅂ"; words in more than one of a hundred briefs come later
async function letters(index, typed, asked) {
  const words = await index.words(typed);
  const often = index.m.order.length / 25;
  const rank = ([word, seen]) => (seen > often ? often * often / seen : seen) * (word.length === typed.length ? 64 : 1);
  return turns(index, words.filter(([word]) => initials(word).startsWith(typed))
    .sort((a, b) => rank(b) - rank(a)).slice(0, 6).map(([word]) => word), asked);
}

// For words that too few briefs hold together.
async function help(index, words, asked, out) {
  const few = count(out), { each } = asked;
  const nearest = await corrected(index, words, few ? [] : each, asked);
  if (nearest) return better(out, nearest, few ? .001 : 1);
  if (words[1]) {
    for (const one of each) out = out.map((score, doc) => score + (one?.[doc] ?? 0));
    if (count(out)) asked.notes.push(['partial', '']);
  }
  return out;
}
