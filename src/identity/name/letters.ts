// Letters of names, brought down to A to Z and 0 to 9. AIS can send nothing else; registers and lists can.

/**
 * Latin letters that no decomposition takes apart, and Cyrillic and Greek ones by sound (ICAO Doc 9303-3, section 6;
 * ISO 843 for Greek).
 */
const SOUNDS: ReadonlyMap<string, string> = /* @__PURE__ */ readPairs(
  'ÆAE ŒOE ØO ĐD ÐD ÞTH ŁL ĦH ŊN ŦT ẞSS ƏE ' +
    'АA БB ВV ГG ДD ЕE ЖZH ЗZ ИI ЙI КK ЛL МM НN ОO ПP РR СS ТT УU ФF ХKH ЦTS ЧCH ШSH ЩSHCH Ъ ЫY Ь ЭE ЮIU ЯIA ІI ЇI ' +
    'ЄIE ҐG ЎU ЂD ' +
    'ЈJ ЉLJ ЊNJ ЋC ЏDZ ЅDZ ' +
    'ΑA ΒV ΓG ΔD ΕE ΖZ ΗI ΘTH ΙI ΚK ΛL ΜM ΝN ΞX ΟO ΠP ΡR ΣS ΤT ΥY ΦF ΧCH ΨPS ΩO',
)

/**
 * Cyrillic and Greek letters that look like Latin ones: in a word with Latin letters they were taken for those (Unicode
 * TR 39).
 */
const LOOKS: ReadonlyMap<string, string> = /* @__PURE__ */ readPairs(
  'АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX',
)

/**
 * Characters that are taken for each other on a screen or a form, each with the one that stands for them in a skeleton.
 */
const LIKE: ReadonlyMap<string, string> = /* @__PURE__ */ readPairs('0O 1I LI 5S 8B 2Z 6G')

function readPairs(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .trim()
      .split(' ')
      .map((pair) => [pair[0]!, pair.slice(1)]),
  )
}

const replaceAll = (text: string, map: ReadonlyMap<string, string>): string =>
  [...text].map((letter) => map.get(letter) ?? letter).join('')

const plainWord = (word: string): string => replaceAll(/[A-Z]/.test(word) ? replaceAll(word, LOOKS) : word, SOUNDS)

/**
 * Text in capitals without accents, Cyrillic and Greek letters written as Latin ones: by sound, or in a word that has
 * Latin letters too, by look. Letters of other scripts stay.
 */
export function plainLetters(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toUpperCase()
  const apart = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
  return apart
    .split(/([\p{L}\p{N}]+)/u)
    .map(plainWord)
    .join('')
    .normalize('NFC')
}

/**
 * What is left of a text where characters that look alike are one: 0 and O; 1, I and L; 5 and S; 8 and B; 2 and Z; 6
 * and G.
 */
export const skeletonOf = (text: string): string => replaceAll(text, LIKE)
