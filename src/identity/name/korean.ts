// Two ways to write Korean in Latin letters: McCune-Reischauer, on which North Korea's own is built, as AIS carries it
// (without breves and apostrophes: ŏ is O, ŭ is U, k' is K), and the Revised Romanization of South Korea (proclamation
// 2000-8 of its ministry of culture).

/** Runs of letters: vowels with their glides, and what stands between them. */
const RUNS = /([AEIOUYW]+)/
const VOWELS = /^(?:Y[AEOU]|W[AEOI]|[AEIOU])+$/
const FIRST = '(?:KK|TT|PP|SS|JJ|CH|SH|[KGTDPBSJHMNRL])'
const LAST = '(?:NG|[KGTDPBNML])'
const AT_START = new RegExp(`^${FIRST}?$`)
const BETWEEN = new RegExp(`^${LAST}?${FIRST}?$`)
const AT_END = new RegExp(`^${LAST}?$`)

/** Whether letters fall into syllables of Korean. Bounded: each run is looked at once. */
function isKorean(text: string): boolean {
  const runs = text.split(RUNS)
  return (
    runs.length > 1 &&
    runs.every((run, i) =>
      (i === 0 ? AT_START : i === runs.length - 1 ? AT_END : i % 2 === 1 ? VOWELS : BETWEEN).test(run),
    )
  )
}

/**
 * What the Revised Romanization writes in its own way, as McCune-Reischauer has it; 'AE', 'NG' and 'CH' are letters of
 * both. NG before a vowel may be N and G.
 */
const SOUNDS: Readonly<Record<string, string>> = { EO: 'O', EU: 'U', SH: 'S', G: 'K', D: 'T', B: 'P', J: 'CH', L: 'R' }

/**
 * Letters with both ways of writing Korean made one; undefined where they do not fall into syllables of Korean.
 *
 * Coarser than either: ㅓ and ㅗ, ㅡ and ㅜ, ㄱ and ㅋ become one each,
 * and where NG stands before a vowel, where the syllables meet is left open, as they do in McCune-Reischauer without
 * its signs.
 */
export const koreanKey = (text: string): string | undefined =>
  isKorean(text)
    ? text.replace(/AE|NG(?![AEIOUWY])|CH|EO|EU|SH|[GDBJL]/g, (letters) => SOUNDS[letters] ?? letters)
    : undefined

const digraphs = (text: string): number => text.match(/E[OU]/g)?.length ?? 0

/**
 * Whether two texts can be one Korean name, written in each of the two ways. Only the one has EO and EU: where texts
 * differ in their consonants alone, they can as well be two names in Pinyin (DONG YANG, TONG YANG).
 */
export function isOneInKorean(a: string, b: string): boolean {
  if (digraphs(a) === digraphs(b)) return false
  const key = koreanKey(a)
  return key !== undefined && key === koreanKey(b)
}
