/** A JSON object, not looked into. */
export type Json = Readonly<Record<string, unknown>>

/** True for an object that is no list. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** True for a list. */
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
