import { AIS_NAME_LENGTH, compareNames, SHORTEST_VARIANT, type NameRelation } from './names.js'
import { normalizeName, type NameForm } from './nameForm.js'

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
  readonly byKey: Map<string, Named<T>[]>
}

export const createNameIndex = <T>(): NameIndex<T> => ({ byName: new Map(), byKey: new Map() })

/** Adds a name; what holds none is left out. */
export function addName<T>({ byName, byKey }: NameIndex<T>, name: string, owner: T): void {
  const known = byName.get(name)
  if (known !== undefined) known.owners.add(owner)
  if (known !== undefined) return
  const form = normalizeName(name)
  if (form.key === '') return
  const named = { form, owners: new Set([owner]) }
  byName.set(name, named)
  for (const key of new Set([...sharedKeys(form), ...cutKeys('C', form), ...wholeKeys('W', form)])) push(byKey, key, named)
}

/**
 * All names that `compareNames` calls the same as a given one or a variant of it, without comparing it with each of them: every reason
 * for which two names can agree leaves both with a key in common, and only what shares a key is compared. One after the other, so that
 * who has enough can stop.
 */
export function* findNames<T>({ byKey }: NameIndex<T>, form: NameForm): Generator<NameHit<T>, void> {
  if (form.key === '') return
  const seen = new Set<Named<T>>()
  for (const key of [...sharedKeys(form), ...cutKeys('W', form), ...wholeKeys('C', form)]) {
    for (const named of byKey.get(key) ?? []) {
      if (seen.has(named)) continue
      seen.add(named)
      if (agrees(compareNames(form, named.form).relation)) yield named
    }
  }
}

/** Whether two names can be those of one ship as far as they go. */
export const agrees = (relation: NameRelation): boolean => relation === 'same' || relation === 'variant'

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/**
 * Keys that two names share for every reason but a cut: equal names and those that look alike have one skeleton; a number that stands
 * elsewhere leaves the text; and of two texts one edit apart (a letter more, less or other, or two neighbours that changed places)
 * each becomes the same text, by taking out at most one letter. Numbers and a last letter must be equal then.
 */
function sharedKeys({ text, letter, skeleton, numbers: all }: NameForm): string[] {
  const numbers = all.join(' ')
  const keys = [`S${skeleton}`, `T${numbers}|${text}`]
  if (text.length < SHORTEST_VARIANT) return keys
  const rest = `E${numbers}|${letter}|`
  keys.push(rest + text)
  for (let i = 0; i < text.length; i++) if (text[i] !== text[i - 1]) keys.push(rest + text.slice(0, i) + text.slice(i + 1))
  return keys
}

// A name cut at the end of the field begins the whole one, in either of two ways of writing; `compareNames` has the same lengths.
const isLong = ({ bare }: NameForm): boolean => bare.length > AIS_NAME_LENGTH
const isCut = ({ bare }: NameForm): boolean => bare.length === AIS_NAME_LENGTH || bare.length === AIS_NAME_LENGTH - 1
const lettersOf = ({ bare }: NameForm): string => bare.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** What a name that may have been cut has in common with the whole one: itself is one of the other's beginnings. */
const cutKeys = (mark: string, form: NameForm): string[] => (isCut(form) ? [`${mark}K${form.key}`, `${mark}L${lettersOf(form)}`] : [])

/** All beginnings of a name that is too long for the field. */
const wholeKeys = (mark: string, form: NameForm): string[] =>
  isLong(form) ? [...beginnings(`${mark}K`, form.key), ...beginnings(`${mark}L`, lettersOf(form))] : []

const beginnings = (mark: string, text: string): string[] => Array.from({ length: text.length }, (_, i) => mark + text.slice(0, i + 1))
