import {
  AIS_NAME_LENGTH,
  compareNames,
  SHORTEST_VARIANT,
  type NameRelation,
  normalizeName,
  type NameForm,
  koreanKey,
} from '../name/index.js'

/** A listed name that agrees with one that is looked for, and what bears it. */
export interface NameHit<T> {
  readonly form: NameForm
  readonly owners: ReadonlySet<T>
}

interface Named<T> {
  readonly form: NameForm
  readonly owners: Set<T>
}

/** Names by all that an agreeing name has in common with them. */
export interface NameIndex<T> {
  readonly byName: Map<string, Named<T>>
  /**
   * The last link of each key. A link is a name and the link before it, -1 for none: hundreds of thousands of keys need
   * no lists.
   */
  readonly lastLink: Map<number, number>
  readonly names: Named<T>[]
  readonly linkBefore: number[]
}

export const createNameIndex = <T>(): NameIndex<T> => ({
  byName: new Map(),
  lastLink: new Map(),
  names: [],
  linkBefore: [],
})

/** Adds a name; what holds none is left out. */
export function addName<T>({ byName, lastLink, names, linkBefore }: NameIndex<T>, name: string, owner: T): void {
  const known = byName.get(name)
  if (known !== undefined) known.owners.add(owner)
  if (known !== undefined) return
  const form = normalizeName(name)
  if (form.key === '') return
  const named = { form, owners: new Set([owner]) }
  byName.set(name, named)
  for (const key of new Set([...sharedKeys(form), ...cutKeys('C', form), ...wholeKeys('W', form)])) {
    linkBefore.push(lastLink.get(key) ?? -1)
    lastLink.set(key, names.push(named) - 1)
  }
}

/**
 * All names that `compareNames` calls the same as a given one or a variant of it, without comparing it with each of
 * them: every reason for which two names can agree leaves both with a key in common, and only what shares a key is
 * compared. One after the other, so that who has enough can stop.
 */
export function* findNames<T>(
  { lastLink, names, linkBefore }: NameIndex<T>,
  form: NameForm,
): Generator<NameHit<T>, void> {
  if (form.key === '') return
  const seen = new Set<Named<T>>()
  for (const key of [...sharedKeys(form), ...cutKeys('W', form), ...wholeKeys('C', form)]) {
    for (let link = lastLink.get(key) ?? -1; link >= 0; link = linkBefore[link]!) {
      const named = names[link]!
      if (seen.has(named)) continue
      seen.add(named)
      if (agrees(compareNames(form, named.form).relation)) yield named
    }
  }
}

/** Whether two names can be those of one ship as far as they go. */
export const agrees = (relation: NameRelation): boolean => relation === 'same' || relation === 'variant'

// A key is a text as a number of 32 bits: what shares it by chance is compared, and found to differ. The number of a
// text is that of its beginning times a base, plus its last letter; so the number of a text without one letter follows
// from those of its two ends.
const BASE = 0x01000193
const hashed = (hash: number, code: number): number => (Math.imul(hash, BASE) + code) | 0

function hashOf(text: string): number {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = hashed(hash, text.charCodeAt(i))
  return hash
}

/** The keys of a text behind a mark, whole and without each of its letters. */
function withoutEach(mark: string, text: string): number[] {
  const heads = [hashOf(mark)]
  for (let i = 0; i < text.length; i++) heads.push(hashed(heads[i]!, text.charCodeAt(i)))
  const keys = [heads[text.length]!]
  let [tail, power] = [0, 1]
  for (let i = text.length - 1; i >= 0; i--) {
    keys.push((Math.imul(heads[i]!, power) + tail) | 0)
    tail = (tail + Math.imul(text.charCodeAt(i), power)) | 0
    power = Math.imul(power, BASE)
  }
  return keys
}

/**
 * Keys that two names share for every reason but a cut: equal names and those that look alike have one skeleton; a
 * number that stands elsewhere leaves the text; and of two texts one edit apart (a letter more, less or other, or two
 * neighbours that changed places) each becomes the same text, by taking out at most one letter; and a Korean name is
 * one text in both ways of writing it. Numbers and a last letter must be equal then.
 */
function sharedKeys({ text, letter, skeleton, numbers: all }: NameForm): number[] {
  const numbers = all.join(' ')
  const keys = [hashOf(`S${skeleton}`), hashOf(`T${numbers}|${text}`)]
  if (text.length < SHORTEST_VARIANT) return keys
  const korean = koreanKey(text)
  return [
    ...keys,
    ...withoutEach(`E${numbers}|${letter}|`, text),
    ...(korean === undefined ? [] : [hashOf(`R${numbers}|${letter}|${korean}`)]),
  ]
}

// A name cut at the end of the field begins the whole one, in either of two ways of writing; `compareNames` has the
// same lengths.
const isLong = ({ bare }: NameForm): boolean => bare.length > AIS_NAME_LENGTH
const isCut = ({ bare }: NameForm): boolean => bare.length === AIS_NAME_LENGTH || bare.length === AIS_NAME_LENGTH - 1
const lettersOf = ({ bare }: NameForm): string => bare.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** What a name that may have been cut has in common with the whole one: itself is one of the other's beginnings. */
const cutKeys = (mark: string, form: NameForm): number[] =>
  isCut(form) ? [hashOf(`${mark}K${form.key}`), hashOf(`${mark}L${lettersOf(form)}`)] : []

/** All beginnings of a name that is too long for the field. */
const wholeKeys = (mark: string, form: NameForm): number[] =>
  isLong(form) ? [...beginnings(`${mark}K`, form.key), ...beginnings(`${mark}L`, lettersOf(form))] : []

function beginnings(mark: string, text: string): number[] {
  const keys = [hashOf(mark)]
  for (let i = 0; i < text.length; i++) keys.push(hashed(keys[i]!, text.charCodeAt(i)))
  return keys.slice(1)
}
