import { withinOneEdit } from './distance.js'
import { normalizeName, type NameForm } from './form.js'
import { isOneInKorean } from './korean.js'

/** How two names relate. */
export type NameRelation =
  | 'same' // one name, whatever the spelling
  | 'variant' // can be a slip of hand, eye or radio: counts as a change only with support
  | 'different'
  | 'unknown' // one of them, or both, is no name

/** Why two names relate as they do. */
export type NameReason =
  | 'equal' // same: as given
  | 'form' // same: but for blanks, points, kind of ship, way of writing a number
  | 'cut' // same: one of them ends where AIS cuts, at 20 characters
  | 'spacing' // variant: digits are grouped in another way
  | 'look-alike' // variant: characters that look alike
  | 'order' // variant: the number stands elsewhere
  | 'one-edit' // variant: one letter more, less or other, or two that changed places
  | 'korean' // variant: two ways of writing Korean in Latin letters
  | 'number' // different: another number
  | 'letter' // different: another single letter at the end
  | 'text' // different
  | 'missing' // unknown

/** How two names relate, and why. */
export interface NameComparison {
  /** How they relate. */
  readonly relation: NameRelation
  /** Why. */
  readonly reason: NameReason
  /** The same as a sentence. */
  readonly why: string
}

/** Characters of a name in AIS (Rec. ITU-R M.1371-5, tables 52, 78 and 79). */
export const AIS_NAME_LENGTH = 20
/**
 * Letters below which one edit makes another name, not a variant. Own choice: of 5,565 pairs of ships of one fleet 13
 * differ by one edit.
 */
export const SHORTEST_VARIANT = 5

const ANSWERS: Readonly<Record<NameReason, NameComparison>> = {
  equal: { relation: 'same', reason: 'equal', why: 'The names are equal.' },
  form: {
    relation: 'same',
    reason: 'form',
    why: 'The names differ only in blanks, points, kind of ship or the way of writing a number.',
  },
  cut: { relation: 'same', reason: 'cut', why: 'One name is the other, cut at the 20 characters that AIS carries.' },
  spacing: { relation: 'variant', reason: 'spacing', why: 'The names differ only in how their digits are grouped.' },
  'look-alike': {
    relation: 'variant',
    reason: 'look-alike',
    why: 'The names differ only in characters that look alike.',
  },
  order: { relation: 'variant', reason: 'order', why: 'The names differ only in where their number stands.' },
  'one-edit': {
    relation: 'variant',
    reason: 'one-edit',
    why: 'The names are one letter, or one swap of two letters, apart.',
  },
  korean: {
    relation: 'variant',
    reason: 'korean',
    why: 'The names can be one in Korean, written in Latin letters in two ways.',
  },
  number: { relation: 'different', reason: 'number', why: 'The numbers in the names differ.' },
  letter: { relation: 'different', reason: 'letter', why: 'The single letters at the end of the names differ.' },
  text: { relation: 'different', reason: 'text', why: 'The names are more than one edit apart.' },
  missing: { relation: 'unknown', reason: 'missing', why: 'One of the names, or both, is absent or says nothing.' },
}

/**
 * Compares two names of ships. Similar names do not tell a renamed ship (new names are chosen freely); what is looked
 * for is the reverse, what a typing error, a bit error or another way of writing can have made of one name. Numbers
 * must be equal: ships of one fleet often differ in nothing else.
 *
 * @param a - a name, as `normalizeName` takes it, or its form.
 * @param b - the other.
 * @returns how they relate, and why; the same for `(b, a)`.
 * @example
 * ```ts
 * compareNames('M/V HAI FUNG 7', 'Hai Fung No. 07').relation // 'same'
 * compareNames('LURONGYUANYU107', 'LURONGYUANYU1O7').reason // 'look-alike'
 * compareNames('EVER GIVEN', 'EVER GIVNE').reason // 'one-edit'
 * compareNames('KUM UN SAN', 'KUM UN SAN 3').reason // 'number'
 * compareNames('KYONG SONG 3', 'GYEONGSONG 3').reason // 'korean'
 * ```
 */
export function compareNames(a: unknown, b: unknown): NameComparison {
  return ANSWERS[reasonFor(formOf(a), formOf(b))]
}

const formOf = (name: unknown): NameForm => (isForm(name) ? name : normalizeName(name))

const TEXTS = ['key', 'text', 'letter', 'skeleton', 'bare'] as const

function isForm(name: unknown): name is NameForm {
  if (typeof name !== 'object' || name === null) return false
  const form = name as Readonly<Record<string, unknown>>
  return TEXTS.every((part) => typeof form[part] === 'string') && Array.isArray(form['numbers'])
}

function reasonFor(a: NameForm, b: NameForm): NameReason {
  if (a.key === '' || b.key === '') return 'missing'
  const sameNumbers = a.numbers.join(' ') === b.numbers.join(' ')
  if (a.key === b.key) return sameNumbers ? (a.bare === b.bare ? 'equal' : 'form') : 'spacing'
  if (isCut(a, b) || isCut(b, a)) return 'cut'
  if (a.skeleton === b.skeleton) return 'look-alike'
  if (!sameNumbers) return 'number'
  if (a.text === b.text) return 'order'
  if (a.letter !== b.letter) return 'letter'
  const long = Math.min(a.text.length, b.text.length) >= SHORTEST_VARIANT
  if (!long) return 'text'
  if (withinOneEdit(a.text, b.text)) return 'one-edit'
  return isOneInKorean(a.text, b.text) ? 'korean' : 'text'
}

const lettersOnly = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * Whether the first is the second, cut at the end of the field (a blank there is trimmed), and the second is longer
 * than the field.
 */
function isCut(a: NameForm, b: NameForm): boolean {
  if (a.bare.length > AIS_NAME_LENGTH || a.bare.length < AIS_NAME_LENGTH - 1 || b.bare.length <= AIS_NAME_LENGTH)
    return false
  return b.key.startsWith(a.key) || lettersOnly(b.bare).startsWith(lettersOnly(a.bare))
}
