// For queries that find too little as they stand: initial consonants, the other keyboard, typos.
import { better, count } from './engine.js';

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

async function near(index, word) {
  const own = keys(word);
  const most = own.length > 8 ? 2 : 1;
  const found = (await Promise.all([...new Set([...word].slice(0, 2))].map(c => index.words(c)))).flat().flatMap(([other, seen]) => {
    let far = distance(own, keys(other));
    if (far > most && distance(own, keys(other.slice(0, word.length))) < 2) far = most + .7;
    if (far > most && other[1] && distance(word, other) === 1) far = most + (word.length === other.length ? .2 : .6);
    return far < most + 1 && far ? [[far - Math.log(seen) * .03, other]] : [];
  }).sort(([a], [b]) => a - b);
  return [...new Set(found.filter(([far]) => far < found[0][0] + .25).map(([, other]) => other))].slice(0, 3);
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

// What was typed on the other keyboard; the note says so.
async function switched(index, meant, asked) {
  if (asked.asTyped) return null;
  const other = { ...asked, marks: new Set(), names: [] };
  const out = await index.all(meant.split(' '), other);
  if (!count(out)) return null;
  asked.notes.push(['keys', meant]);
  Object.assign(asked, { marks: other.marks, names: other.names });
  return out;
}

// "ㅇㄹㅂㅂ", and "ㅁㅣㅑㅠㅁㅠㅁ" for "alibaba"
export async function letters(index, typed, asked) {
  if (/[ᅡ-ᅵ]/.test(typed)) return await switched(index, keys(typed), asked) ?? index.none();
  const words = await index.words(typed);
  const rank = ([word, seen]) => seen * (word.length === typed.length ? 8 : 1);
  return turns(index, words.filter(([word]) => initials(word).startsWith(typed))
    .sort((a, b) => rank(b) - rank(a)).slice(0, 6).map(([word]) => word), asked);
}

export async function help(index, words, plain, asked, out) {
  const meant = [plain, plain.toLowerCase()].map(hangul).find(way => /^[가-힣 ]+$/.test(way));
  const other = meant && meant !== plain && await switched(index, meant, asked);
  if (other) return other;
  const few = count(out), { each } = asked;
  const nearest = await corrected(index, words, few ? [] : each, asked);
  if (nearest) return better(out, nearest, few ? .001 : 1);
  if (words[1]) {
    for (const one of each) out = out.map((score, doc) => score + (one?.[doc] ?? 0));
    if (count(out)) asked.notes.push(['partial', '']);
  }
  return out;
}
