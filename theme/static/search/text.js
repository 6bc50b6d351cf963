// Text as digest/site/search/normal.py reads it, and what Hangul needs.

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const FINALS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
// The two-set keyboard
const KEYS = [
  'r R s e E f a q Q t T d w W c z x v g'.split(' '),
  'k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(' '),
  ' r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'.split(' '),
];
const LETTERS = 'a-z0-9ß-ԯ\\u0e00-\\u0e7fḀ-ỿ';
const RUN = new RegExp(
  `(?<latin>[${LETTERS}](?:[${LETTERS}.\\-&+']*[${LETTERS}+])?)|(?<hangul>[가-힣ㄱ-ㅎ]+)` +
  '|(?<han>[\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}々ぁ-ゖァ-ヺー]+)', 'gu');

export const isHangul = c => c >= '가' && c <= '힣';
const syllable = (initial, vowel, final = 0) => String.fromCharCode(0xac00 + initial * 588 + vowel * 28 + final);
const split = c => {
  const o = c.charCodeAt(0) - 0xac00;
  return [o / 588 | 0, (o % 588) / 28 | 0, o % 28];
};
export const initial = c => isHangul(c) ? INITIALS[split(c)[0]] : c;
export const initials = word => [...word].map(initial).join('');
export const group = word => isHangul(word[0]) ? split(word[0])[0] : Math.max(INITIALS.indexOf(word[0]), -1);
export const jamo = word => [...word].map(c => {
  if (!isHangul(c)) return c;
  const [i, v, f] = split(c);
  return INITIALS[i] + VOWELS[v] + (f ? FINALS[f] : '');
}).join('');

// With the place in `text` of each character.
export function normal(text, variants = new Map()) {
  let out = '';
  const at = [];
  let place = 0;
  for (const c of text) {
    const thousands = c === ',' && /\d/.test(text[place - 1] ?? '') && /^,\d{3}(?!\d)/.test(text.slice(place, place + 5));
    const plain = thousands ? '' : c >= 'ㄱ' && c <= 'ㅣ' ? c : c.replace(/[‘’]/, "'").replace(/[‐‑–]/, '-').normalize('NFKC').toLowerCase();
    for (const p of plain) {
      const folded = variants.get(p) ?? p;
      for (let k = 0; k < folded.length; k++) at.push(place);
      out += folded;
    }
    place += c.length;
  }
  at.push(place);
  return { text: out, at };
}

// One line, at most 100 characters, nothing invisible.
export const clean = typed => typed.slice(0, 1000).normalize('NFC').replace(/[\p{Cc}\p{Z}]+/gu, ' ')
  .replace(/[\p{C}]/gu, '').slice(0, 100).trim();

export const runs = word => [...word.matchAll(RUN)].map(m => ({
  kind: m.groups.latin ? 'latin' : m.groups.hangul ? 'hangul' : 'han', text: m[0],
}));

// ㅂ -> [바, after the last that begins with it]
export function begunBy(consonant) {
  const i = INITIALS.indexOf(consonant);
  return i < 0 ? null : [syllable(i, 0), String.fromCharCode(syllable(i, 20, 27).charCodeAt(0) + 1)];
}

// "알립" -> "알리ㅂ"
export function halfTyped(word) {
  const last = word.at(-1);
  if (word.length < 2 || !isHangul(last)) return null;
  const [i, v, f] = split(last);
  const [kept, next] = KEYS[2][f].length > 1 ? [...KEYS[2][f]].map(key => INITIALS[KEYS[0].indexOf(key)]) : ['', FINALS[f]];
  return f && INITIALS.includes(next) ? word.slice(0, -1) + syllable(i, v, Math.max(FINALS.indexOf(kept || ' '), 0)) + next : null;
}

function longest(row, text, at) {
  for (const size of [2, 1]) {
    const piece = text.slice(at, at + size);
    const k = piece.length === size ? KEYS[row].indexOf(piece) : -1;
    if (k >= 0) return [k, size];
  }
  return null;
}

// "dkfflqkqk" -> "알리바바"
export function fromKeys(typed) {
  let out = '';
  for (let at = 0; at < typed.length;) {
    if (typed[at] === ' ') { out += typed[at++]; continue; }
    const i = KEYS[0].indexOf(typed[at]);
    const vowel = i < 0 ? null : longest(1, typed, at + 1);
    if (!vowel) return null;
    at += 1 + vowel[1];
    let final = 0;
    for (const size of [2, 1]) {
      const piece = typed.slice(at, at + size);
      const k = piece.length === size ? KEYS[2].indexOf(piece) : -1;
      if (k > 0 && !longest(1, typed, at + size)) { final = k; at += size; break; }
    }
    out += syllable(i, vowel[0], final);
  }
  return out;
}

// Damerau-Levenshtein; anything over `most` is 99.
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return 99;
  let two, one = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let d = Math.min(one[j] + 1, row[j - 1] + 1, one[j - 1] + (a[i - 1] !== b[j - 1]));
      if (two && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, two[j - 2] + 1);
      row[j] = d;
      least = Math.min(least, d);
    }
    if (least > most) return 99;
    [two, one] = [one, row];
  }
  return one[b.length];
}
