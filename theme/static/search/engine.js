// Asks the index; docs/search.md describes its files.
import {
  begunBy, clean, distance, fromKeys, group, halfTyped, initials, isHangul, jamo, normal, runs,
} from './text.js';

const [BEGINS, ENDS, TITLE, SPACED] = [1, 2, 4, 8];
const EMPTY = { docs: [], bits: [] };
const inflate = async (parts, format = 'deflate-raw') => new Uint8Array(await new Response(
  new Blob(parts).stream().pipeThrough(new DecompressionStream(format))).arrayBuffer());
const text = bytes => new TextDecoder().decode(bytes);
const count = scores => scores.reduce((sum, score) => sum + (score > 0), 0);

function parse(bytes) {
  let p = 0;
  const varint = () => {
    let value = 0, shift = 0, byte;
    do { byte = bytes[p++]; value |= (byte & 127) << shift; shift += 7; } while (byte > 127);
    return value;
  };
  const size = varint();
  const rows = text(bytes.subarray(p, p += size)).split('\n').map(row => row.split('\t'));
  const lists = rows.map(() => new Int32Array(varint()));
  for (const docs of lists) for (let k = 0, doc = -1; k < docs.length; k++) docs[k] = doc += varint() + 1;
  let k = 0;
  return rows.map(([term, forms = ''], row) => ({
    term, forms, docs: lists[row], bits: Uint8Array.from(lists[row], () => bytes[p + (k >> 1)] >> (k++ & 1) * 4 & 15),
  }));
}

export class Index {
  #base; #open; #files = new Map();

  constructor(base) { this.#base = base; }

  open() { return this.#open ??= this.#manifest().catch(error => { this.#open = null; throw error; }); }

  forget() { this.#open = null; this.#files.clear(); }

  async #manifest() {
    const m = JSON.parse(text(await inflate([await this.#get('manifest.bin', 'no-cache')], 'gzip')));
    m.first = m.first.split('\n');
    m.n = m.column.length;
    // The column stands newest first; numbers go by language and beat before.
    const groups = m.kinds.map(([lang, beat]) => lang + '\n' + beat);
    const at = Array.from(m.column, c => c.charCodeAt(0) - 0x23);
    const order = [...at.keys()].sort((a, b) => at[a] === at[b] || groups[at[a]] === groups[at[b]] ? a - b : at[a] - at[b]);
    m.rank = Int32Array.from(order);
    m.kind = Uint16Array.from(order, place => at[place]);
    m.length = Float32Array.from(m.kind, k => 32 * 2 ** m.kinds[k][2]);
    m.average = m.length.reduce((sum, x) => sum + x, 0) / (m.n || 1);
    m.particles = m.particles.split(' ').sort((a, b) => b.length - a.length);
    const days = [];
    for (let k = 0, day = m.newest; k < m.days.length; k += 2) {
      day -= m.days[k];
      for (let n = m.days[k + 1]; n--;) days.push(day);
    }
    m.day = Int32Array.from(order, place => days[place]);
    return this.m = m;
  }

  async #get(name, cache = 'default') {
    const answer = await fetch(this.#base + name, { cache });
    if (!answer.ok) throw new Error(`${answer.status} ${name}`);
    return answer.blob();
  }

  #once(name, read) {
    if (!this.#files.has(name)) {
      this.#files.set(name, read().catch(error => { this.#files.delete(name); throw error; }));
    }
    return this.#files.get(name);
  }

  #inside(name, use) {
    return this.#once(name, async () => use(await inflate([await this.#get(`${this.m.folder}/${name}`)])));
  }

  variants() {
    return this.#once('han.bin', async () => {
      const pairs = text(await inflate([await this.#get('han.bin', 'no-cache')]));
      return new Map(pairs.match(/../gsu)?.map(pair => [...pair]));
    });
  }

  facets() { return this.#inside('facets.bin', bytes => JSON.parse(text(bytes))); }

  async cards(docs) {
    const { m } = this;
    return Promise.all(docs.map(async doc => {
      const file = doc / m.per | 0;
      const own = m.kinds[m.kind[file * m.per]][0];
      const prime = this.#once(`prime ${own}`, () => this.#get(`${m.folder}/c/${own}.bin`));
      const rows = await this.#once(`c/${file}`, async () => {
        const parts = await Promise.all([prime, this.#get(`${m.folder}/c/${file}.bin`)]);
        return JSON.parse(text((await inflate(parts)).subarray(m.primes[own])));
      });
      const [id, url, title, body, source, sample] = rows[doc % m.per];
      const [lang, beat] = m.kinds[m.kind[doc]];
      const day = m.day[doc] ? new Date(m.day[doc] * 864e5).toISOString().slice(0, 10) : '';
      const path = url.replace('^', `/${beat}/${day.slice(0, 4)}/${day.slice(5, 7)}/`).replace('~', id);
      return { id, url: path, title, body, day, lang, beat, source, sample };
    }));
  }

  #words(k) {
    return this.#inside(`w/${k}.bin`, bytes => text(bytes).split('\n').filter(Boolean).map(row => row.split('\t')));
  }

  #place(term) {
    const after = this.m.first.findIndex(first => first > term);
    return (after < 0 ? this.m.first.length : after || 1) - 1;
  }

  #shard(k) { return this.#inside(`t/${k}.bin`, parse); }

  async #range(low, high, most = 400) {
    if (!this.m.n) return [];
    const [from, to] = [this.#place(low), this.#place(high)];
    const wanted = Array.from({ length: Math.min(to - from, 8) + 1 }, (_, k) => this.#shard(from + k));
    return (await Promise.all(wanted)).flat().filter(row => row.term >= low && row.term < high).slice(0, most);
  }

  async #row(term) { return (await this.#range(term, term + '\0'))[0] ?? EMPTY; }

  async #union(low, high, most) {
    const bits = new Map();
    for (const row of await this.#range(low, high, most)) {
      row.docs.forEach((doc, k) => bits.set(doc, bits.get(doc) | row.bits[k]));
    }
    return { docs: [...bits.keys()], bits: [...bits.values()] };
  }

  // BM25 of the briefs that all rows share.
  #score(rows, { edges = false, share = 1 } = {}) {
    const { n, length, average } = this.m;
    const out = new Float32Array(n), met = new Uint8Array(n), edge = new Uint8Array(n);
    rows.forEach((row, at) => {
      const idf = Math.log(1 + (n - row.docs.length + .5) / (row.docs.length + .5));
      row.docs.forEach((doc, k) => {
        const bits = row.bits[k];
        if (edges && rows.length === 1 && bits & SPACED) return;
        const weight = bits & TITLE ? 4 : 1;
        out[doc] += idf * weight * 2.2 / (weight + 1.2 * (.4 + .6 * length[doc] / average));
        met[doc]++;
        if (at === 0) edge[doc] |= bits & BEGINS;
        if (at === rows.length - 1) edge[doc] |= bits & ENDS;
      });
    });
    const least = Math.ceil(rows.length * share);
    for (let doc = 0; doc < n; doc++) {
      if (met[doc] < least) out[doc] = 0;
      else if (met[doc] < rows.length) out[doc] *= .3;
      if (edges && out[doc]) {
        out[doc] *= (edge[doc] & BEGINS ? 1 : .5) * (edge[doc] & ENDS ? 1 : .8);
        out.firm ||= edge[doc] === (BEGINS | ENDS);
      }
    }
    return out;
  }

  #none() { return new Float32Array(this.m.n); }

  #better(out, other, factor = 1) {
    for (let doc = 0; doc < out.length; doc++) if (other[doc] * factor > out[doc]) out[doc] = other[doc] * factor;
    return out;
  }

  #both(a, b) { return a ? a.map((score, doc) => score && b[doc] ? score + b[doc] : 0) : b; }

  async #run(word, kind, share, asked) {
    const letters = [...word].slice(0, 16);
    if (letters.length === 1) {
      const [low, high] = begunBy(word) ?? [word, word + '\uffff'];
      return this.#score([await this.#union(low, high)]);
    }
    const rows = await Promise.all(letters.slice(1).map((c, k) => {
      const begun = k === letters.length - 2 && begunBy(c);
      return begun ? this.#union(letters[k] + begun[0], letters[k] + begun[1]) : this.#row(letters[k] + c);
    }));
    const out = this.#score(rows, { edges: kind === 'hangul', share });
    asked.firm ||= out.firm || kind === 'han';
    return out;
  }

  async #latin(word, last, asked) {
    const row = await this.#row(word);
    if (row.docs.length) asked.exact = true;
    const out = this.#score([row], { edges: true });
    if (word.length < 2 || !last && row.docs.length) return out;
    return this.#better(out, this.#score([await this.#union(word, word + '\uffff', 60)]), .5);
  }

  // "삼성SDS", "2000억", "gpt-5는"
  async #strict(word, last, asked, share) {
    const pieces = runs(word);
    const jobs = pieces.map(async ({ kind, text: piece }, k) => {
      const after = pieces[k + 1];
      const before = pieces[k - 1];
      if (kind === 'latin') {
        if (/\d$/.test(piece) && after?.kind === 'hangul') return this.#score([await this.#row(piece + after.text[0])]);
        return this.#latin(piece, last && !after, asked);
      }
      const rest = /\d$/.test(before?.text ?? '') ? piece.slice(1) : piece;
      if (before?.kind === 'latin' && (!rest || this.m.particles.includes(rest))) return null;
      return this.#run(piece, kind, share, asked);
    });
    const found = (await Promise.all(jobs)).filter(Boolean);
    return found.length ? found.reduce((all, one) => this.#both(all, one), null) : null;
  }

  async #named(word, asked) {
    const key = runs(word).map(run => run.text).join('');
    const rows = key ? await this.#range(key + '=', key + '=\0') : [];
    for (const row of rows) {
      asked.names.push([word, ...row.forms.split('|')]);
      row.forms.split('|').forEach(form => asked.marks.add(form));
    }
    return rows.reduce((out, row) => this.#better(out, this.#score([row])), this.#none());
  }

  #stem(word) {
    const particle = this.m.particles.find(p => word.endsWith(p) && word.length - p.length >= 2);
    const stem = particle && word.slice(0, -particle.length);
    return stem && isHangul(word.at(-1)) ? stem : null;
  }

  async #word(word, last, asked) {
    const stem = this.#stem(word);
    const [strict, named, ...less] = await Promise.all([
      this.#strict(word, last, asked), this.#named(word, asked),
      ...stem ? [this.#strict(stem, false, asked), this.#named(stem, asked)] : [],
    ]);
    asked.marks.add(word);
    if (stem) asked.marks.add(stem);
    if (!strict) return null;
    return less.reduce((out, one) => one ? this.#better(out, one, .7) : out, this.#better(strict, named, .9));
  }

  async #beside(words, out) {
    const ends = words.map(word => [word, this.#stem(word)].filter(Boolean));
    await Promise.all(words.slice(1).map(async (word, k) => {
      const terms = ends[k].map(left => isHangul(word[0]) ? left.at(-1) + word[0] : `${left.slice(-2)} ${word.slice(0, 2)}`);
      const near = new Set((await Promise.all(terms.map(term => this.#row(term)))).flatMap(row => [...row.docs]));
      for (const doc of near) out[doc] *= 2;
    }));
    return out;
  }

  // Briefs that hold every word; neighbours that are one name together count as one.
  async #all(words, asked, last = true) {
    const each = words.map((word, k) => this.#word(word, last && k === words.length - 1, asked));
    const pairs = words.slice(1).map((word, k) => this.#named(words[k] + ' ' + word, asked));
    asked.each = (await Promise.all(each));
    const known = asked.each.filter(Boolean);
    if (!known.length) return this.#none();
    let out = known.reduce((all, one) => this.#both(all, one), null);
    if (words.length > 1) {
      out = await this.#beside(words, out.slice());
      const joined = await Promise.all(pairs);
      for (const [k, named] of joined.entries()) {
        const others = asked.each.filter((one, at) => one && at !== k && at !== k + 1);
        this.#better(out, others.reduce((all, one) => this.#both(all, one), named), .9);
      }
      if (words.length > 2) this.#better(out, await this.#named(words.join(' '), asked), .9);
    }
    return out;
  }

  // Briefs of several possible words take turns.
  async #turns(words, asked) {
    const out = this.#none();
    const all = await Promise.all(words.map(word => this.#word(word, false, asked)));
    for (const [turn, found] of all.filter(Boolean).entries()) {
      const order = [...found.keys()].filter(doc => found[doc]).sort((a, b) => found[b] - found[a] || a - b).slice(0, 300);
      order.forEach((doc, k) => { out[doc] = Math.max(out[doc], 100 / (k + 1 + turn)); });
    }
    return out;
  }

  async #byInitials(letters, asked) {
    const words = (await this.#words(group(letters))).filter(([word]) => initials(word).startsWith(letters));
    const rank = ([word, seen]) => seen * (word.length === letters.length ? 4 : 1);
    return this.#turns(words.sort((a, b) => rank(b) - rank(a)).slice(0, 6).map(([word]) => word), asked);
  }

  async #near(word) {
    const own = jamo(word);
    const most = own.length >= (own === word ? 7 : 9) ? 2 : 1;
    const rate = list => list.flatMap(([other, seen]) => {
      let far = distance(own, jamo(other), most);
      if (far > most && other.length > word.length && distance(own, jamo(other.slice(0, word.length)), 1) < 2) far = most + .7;
      if (far > most && Math.min(word.length, other.length) > 1 && distance(word, other, 1) === 1) {
        far = most + (word.length === other.length ? .2 : .6);
      }
      return far < most + 1 && other !== word ? [{ other, far: far - Math.log(seen) * .03 }] : [];
    });
    const read = async groups => (await Promise.all(groups.map(k => this.#words(k)))).flatMap(rate);
    const home = group(word);
    if (home < 0) return this.#best(await read([19]));
    const found = await read([...new Set([home, group(word[1] ?? word)])].filter(k => k >= 0));
    if (found.some(({ far }) => far <= 1)) return this.#best(found);
    return this.#best(await read([...Array(19).keys()]));
  }

  #best(found) {
    found.sort((a, b) => a.far - b.far);
    return found.slice(0, 3).filter(({ far }) => far < found[0].far + .25).map(({ other }) => other);
  }

  async #corrected(words, each, asked) {
    const near = await Promise.all(words.map(async (word, k) => {
      if (each[k] && count(each[k])) return [word];
      const [found, stem] = [await this.#near(word), this.#stem(word)];
      return found.length || !stem ? found : this.#near(stem);
    }));
    if (!near.every(list => list.length)) return null;
    const chosen = near.map(([first]) => first);
    if (chosen.join() === words.join()) return null;
    const out = words[1] ? await this.#all(chosen, asked, false) : await this.#turns(near[0], asked);
    if (!count(out)) return null;
    asked.notes.push(['typo', chosen.join(' ')]);
    return out;
  }

  // Scores of all briefs, and what the page must say.
  async ask(typed) {
    await this.open();
    const plain = clean(typed);
    const variants = /[^\u0000-\u007f가-힣ㄱ-ㅣ]/.test(plain) ? await this.variants() : undefined;
    const asked = { marks: new Set(), names: [], notes: [], variants };
    const form = normal(plain, variants).text;
    const phrases = [...form.matchAll(/["“「『](.{2,}?)["”」』]/g)].map(m => m[1].replace(/\s/g, ''));
    const words = form.replace(/["“”「」『』]/g, ' ').split(' ').filter(word => runs(word).length).slice(0, 10);
    asked.words = words;
    if (!words.length) return { ...asked, scores: this.#none(), empty: true };
    let scores = await this.#find(words, plain, asked);
    if (phrases.length) {
      const quoted = await this.#holding(this.order(scores).slice(0, 40), held => phrases.every(p => held.includes(p)), asked);
      if (quoted.length) scores = scores.map((score, doc) => quoted.includes(doc) ? score : 0);
    }
    return { ...asked, scores };
  }

  async #holding(docs, passes, { variants }) {
    const cards = await this.cards(docs);
    return docs.filter((_, k) => passes(normal(cards[k].title + cards[k].body, variants).text.replace(/\s/g, '')));
  }

  async #find(words, plain, asked) {
    const whole = words.join('');
    if (/^[ㄱ-ㅎ]{2,}$/.test(whole)) return this.#byInitials(whole, asked);
    let out = await this.#all(words, asked);
    const { firm } = asked;
    // All pairs of a word are not yet the word.
    if (/^[가-힣]+$/.test(whole) && words.length === 1 && !asked.names.length && count(out) <= 5) {
      const stem = this.#stem(whole) ?? whole;
      const kept = await this.#holding(this.order(out), held => held.includes(stem), asked);
      out = out.map((score, doc) => kept.includes(doc) ? score : 0);
    }
    const half = halfTyped(plain);
    if (half && words.length === 1) {
      const begun = await this.#all([half], asked);
      this.#better(out, begun, firm ? .2 : .7);
    }
    if (/^[가-힣]{4,}$/.test(whole) && count(out) < 10) {
      this.#better(out, await this.#strict(whole, false, asked, .75) ?? out);
    }
    if (/^[a-z ]{3,}$/i.test(plain) && !asked.exact) {
      const meant = fromKeys(plain) ?? fromKeys(plain.toLowerCase());
      const other = meant && await this.#all(meant.split(' '), asked);
      if (other && count(other)) {
        asked.notes.push(['keys', meant]);
        return other;
      }
    }
    const few = count(out);
    if (few && (firm || few > (half ? 2 : 5) || words[1] || asked.exact || /[ㄱ-ㅣ]/.test(plain))) return out;
    const { each } = asked;
    const meant = await this.#corrected(words, few ? [] : each, asked);
    if (meant) return this.#better(out, meant, few ? .001 : 1);
    if (words[1]) {
      for (const one of each) one?.forEach((score, doc) => { out[doc] += score; });
      if (count(out)) asked.notes.push(['partial', '']);
    }
    return out;
  }

  order(scores, byDate) {
    const docs = [...scores.keys()].filter(doc => scores[doc] > 0);
    const { rank, n } = this.m;
    const worth = doc => scores[doc] * (1.15 - .15 * rank[doc] / n);
    return docs.sort((a, b) => (byDate ? 0 : worth(b) - worth(a)) || rank[a] - rank[b]);
  }
}
