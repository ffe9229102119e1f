/** Options as they may be given: any of them, and `undefined` for the default. */
export type Given<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** How one numeric option may be set. */
export interface OptionRule {
  /** Smallest allowed value. */
  readonly min: number
  /** Largest allowed value. */
  readonly max: number
}

const show = (value: unknown): string =>
  typeof value === 'string' ? `"${value}"` : Array.isArray(value) ? 'an array' : String(value)

/**
 * Fills in defaults and checks what the caller gave.
 *
 * @param where - the function's name, for the message.
 * @param defaults - one value for every option.
 * @param given - the caller's options; `undefined` values take the default.
 * @param rules - the allowed range of the numeric options.
 * @returns defaults overlaid with what was given.
 * @throws RangeError or TypeError, a sentence with what was received and what is expected.
 * @example
 * ```ts
 * withDefaults('findStops', { radiusM: 250 }, { radiusM: -1 }, { radiusM: { min: 0, max: 1e6 } })
 * // RangeError: findStops: radiusM is -1; expected a number from 0 to 1000000.
 * ```
 */
export function withDefaults<T extends object>(
  where: string,
  defaults: T,
  given: Given<T> | undefined,
  rules: { readonly [K in keyof T]?: OptionRule } = {},
): T {
  if (given === undefined) return defaults
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TypeError(`${where}: options are ${show(given)}; expected an object.`)
  }
  const result = { ...defaults }
  for (const key of Object.keys(given) as (keyof T & string)[]) {
    const value = given[key]
    if (value === undefined) continue
    if (!Object.hasOwn(defaults, key)) {
      throw new TypeError(`${where}: there is no option "${key}"; expected one of ${Object.keys(defaults).join(', ')}.`)
    }
    const rule = rules[key]
    if (rule !== undefined) checkNumber(`${where}: ${key}`, value, rule)
    result[key] = value as T[typeof key]
  }
  return result
}

/** Throws a sentence unless `value` is an array. */
export function checkList(what: string, value: unknown): void {
  if (!Array.isArray(value)) throw new TypeError(`${what} are ${show(value)}; expected an array.`)
}

/**
 * Throws a sentence unless `value` is an array of tracks: reports, or what `toTracks` returns as a whole, are easily
 * given instead.
 */
export function checkTracks(what: string, value: unknown): void {
  checkList(what, value)
  const wrong = (value as unknown[]).findIndex((track) => !isTrack(track))
  if (wrong >= 0)
    throw new TypeError(`${what} hold at ${wrong} what is no track; expected tracks, from toTracks or prepareTracks.`)
}

function isTrack(value: unknown): boolean {
  const one = (value ?? {}) as Readonly<Record<string, unknown>>
  return (
    typeof one['id'] === 'string' &&
    ArrayBuffer.isView(one['t']) &&
    ArrayBuffer.isView(one['lon']) &&
    ArrayBuffer.isView(one['lat'])
  )
}

/** Throws a sentence unless `value` is a number within `rule`. */
export function checkNumber(what: string, value: unknown, rule: OptionRule): void {
  if (typeof value === 'number' && value >= rule.min && value <= rule.max) return
  const error = typeof value === 'number' ? RangeError : TypeError
  throw new error(`${what} is ${show(value)}; expected a number from ${rule.min} to ${rule.max}.`)
}
