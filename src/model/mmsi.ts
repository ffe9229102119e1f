/**
 * What a transmitter's number says that it is (Rec. ITU-R M.585-9, annexes 1 and 2; ITU Radio Regulations, article 19).
 */
export type MmsiKind =
  | 'ship' // MIDxxxxxx, and any id that is no MMSI: a feed may use names of its own
  | 'craft' // 98MIDxxxx, a craft associated with a parent ship
  | 'handheld' // 8xxxxxxxx, handheld VHF
  | 'group' // 0MIDxxxxx
  | 'coast-station' // 00MIDxxxx
  | 'aircraft' // 111MIDxxx, search and rescue
  | 'aid-to-navigation' // 99MIDxxxx
  | 'beacon' // 970 SART, 972 man overboard, 974 EPIRB, 979 autonomous device (nets, drifters)
  | 'default' // a number that transponders send before anyone has set theirs

// 1193046 is 0x123456, the default of a widespread transponder (UK MCA MIN 298); the others are keyboard runs.
const DEFAULTS: ReadonlySet<string> = new Set(['0', '1193046', '123456789', '987654321'])

const PREFIXES: readonly (readonly [RegExp, MmsiKind])[] = [
  [/^00/, 'coast-station'],
  [/^0/, 'group'],
  [/^111/, 'aircraft'],
  [/^97[0249]/, 'beacon'],
  [/^98/, 'craft'],
  [/^99/, 'aid-to-navigation'],
  [/^8/, 'handheld'],
]

/**
 * Tells from its number what a transmitter is.
 *
 * @param id - the MMSI as text, with or without its leading zeros; other ids count as ships.
 * @returns the kind of transmitter.
 * @example
 * ```ts
 * mmsiKind('235010170') // 'ship'
 * mmsiKind('992351001') // 'aid-to-navigation'
 * mmsiKind('1193046') // 'default'
 * ```
 */
export function mmsiKind(id: string): MmsiKind {
  if (!/^\d{1,9}$/.test(id)) return 'ship'
  const bare = id.replace(/^0+(?=\d)/, '')
  if (DEFAULTS.has(bare) || /^(\d)\1{8}$/.test(id) || /^[2-7]\d\d000000$/.test(id)) return 'default'
  // Feeds that store the number as an integer drop leading zeros: 7 digits is then a coast station's (00MIDxxxx).
  const padded = bare.length === 7 || bare.length === 8 ? bare.padStart(9, '0') : id
  if (padded.length !== 9) return 'ship'
  return PREFIXES.find(([pattern]) => pattern.test(padded))?.[1] ?? 'ship'
}

/**
 * True for what can take part in a meeting of ships: ships, craft associated with one, and handhelds carried on one.
 */
export function isShip(id: string): boolean {
  const kind = mmsiKind(id)
  return kind === 'ship' || kind === 'craft' || kind === 'handheld'
}
