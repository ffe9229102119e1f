import { editDistance } from '../../identity/name/index.js'
import { printable, UsageError } from '../terminal/index.js'

/** What a value of a configuration may be. The published schema is made of the same. */
export type Spec = { readonly about?: string } & (
  | { readonly kind: 'text' | 'flag' | 'off' }
  | { readonly kind: 'number'; readonly min?: number }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'list'; readonly of: Spec; readonly size?: number }
  | { readonly kind: 'record'; readonly fields: Readonly<Record<string, Spec>> }
  | { readonly kind: 'map'; readonly of: Spec }
  | { readonly kind: 'either'; readonly of: readonly Spec[] }
  | { readonly kind: 'object' }
)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Checks a value.
 *
 * @param value - from JSON.
 * @param spec - what it may be.
 * @param path - its key, for the sentence; empty for the whole.
 * @throws UsageError, a sentence that names the key, what was received and what is expected.
 */
export function checkSpec(value: unknown, spec: Spec, path: string): void {
  if (!fits(value, spec))
    throw new UsageError(`${path === '' ? 'It' : path} is ${show(value)}; expected ${wordsOf(spec)}.`)
  if (spec.kind === 'list') (value as unknown[]).forEach((one, i) => checkSpec(one, spec.of, `${path}[${i}]`))
  if (spec.kind === 'either')
    checkSpec(
      value,
      spec.of.find((one) => fits(value, one))!,
      path,
    )
  if (!isObject(value)) return
  for (const [key, one] of Object.entries(value)) {
    const at = path === '' ? printable(key, 40) : `${path}.${printable(key, 40)}`
    if (spec.kind === 'map') checkSpec(one, spec.of, at)
    if (spec.kind !== 'record') continue
    if (!Object.hasOwn(spec.fields, key))
      throw new UsageError(`There is no key ${at}; ${meantOf(key, Object.keys(spec.fields))}.`)
    checkSpec(one, spec.fields[key]!, at)
  }
}

/** Whether a value is of the kind; what is within is looked at afterwards. */
function fits(value: unknown, spec: Spec): boolean {
  switch (spec.kind) {
    case 'text':
      return typeof value === 'string'
    case 'flag':
      return typeof value === 'boolean'
    case 'off':
      return value === false
    case 'number':
      return typeof value === 'number' && value >= (spec.min ?? -Infinity)
    case 'word':
      return spec.words.some((word) => word === value)
    case 'list':
      return Array.isArray(value) && (spec.size === undefined || value.length === spec.size)
    case 'either':
      return spec.of.some((one) => fits(value, one))
    default:
      return isObject(value)
  }
}

function wordsOf(spec: Spec): string {
  switch (spec.kind) {
    case 'text':
      return 'a text'
    case 'flag':
      return 'true or false'
    case 'off':
      return 'false'
    case 'number':
      return spec.min === undefined ? 'a number' : `a number, ${spec.min} or greater`
    case 'word':
      return `one of ${spec.words.join(', ')}`
    case 'list':
      return spec.size === undefined ? 'a list' : `a list of ${spec.size}`
    case 'either':
      return spec.of.map(wordsOf).join(' or ')
    default:
      return 'an object'
  }
}

const show = (value: unknown): string =>
  Array.isArray(value)
    ? `a list of ${value.length}`
    : isObject(value)
      ? 'an object'
      : printable(JSON.stringify(value), 60)

/** What was probably meant; all that there is where nothing comes near. */
function meantOf(key: string, known: readonly string[]): string {
  const near = known
    .map((one) => ({ one, edits: editDistance(key.toLowerCase().slice(0, 60), one.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits)[0]
  return near !== undefined && near.edits <= Math.max(1, key.length / 4)
    ? `did you mean ${near.one}`
    : `expected one of ${known.join(', ')}`
}
