// Numbers as people read them, the same in every locale.

/** A duration: "55 min", "12 h 30 min", "3 d 4 h". */
export function durationText(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  return `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** A distance: metres below one kilometre. */
export function distanceText(m: number): string {
  if (m < 1000) return `${Math.round(m)} m`
  return `${m < 10_000 ? (m / 1000).toFixed(1) : Math.round(m / 1000)} km`
}

/** An instant to the minute; of what is no instant that a calendar has, the number. */
export const instantText = (t: number): string => {
  const date = new Date(t)
  return Number.isNaN(date.getTime())
    ? `${t} ms`
    : `${date
        .toISOString()
        .replace('T', ' ')
        .replace(/:\d\d\.\d+Z$/, '')} UTC`
}

/** A share in per cent. */
export const percentText = (share: number): string => `${Math.round(share * 100)} %`

/** A speed. */
export const speedText = (kn: number): string => `${kn.toFixed(1)} kn`

/** A place to about ten metres. */
export const placeText = (lon: number, lat: number): string =>
  `${Math.abs(lat).toFixed(4)}° ${lat < 0 ? 'S' : 'N'}, ${Math.abs(lon).toFixed(4)}° ${lon < 0 ? 'W' : 'E'}`

/** A number, rounded to a whole one, with blanks between thousands. */
export const countText = (n: number): string => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, '\u202f')

const number = (value: number, digits: number): string => String(Number(value.toFixed(digits)))

/** How a quantity is shown, by the unit that its name ends in. */
const UNITS: readonly (readonly [ending: RegExp, show: (value: number) => string])[] = [
  [/Ms$/, durationText],
  [/Hours$/, (value) => `${number(value, 2)} h`],
  [/Kn$/, (value) => `${number(value, 2)} kn`],
  [/Deg$/, (value) => `${number(value, 0)}°`],
  [/Bits$/, (value) => `${number(value, 2)} bits`],
  [/Share$/, percentText],
  [/M$/, distanceText],
]

// The name of a share says that it is one; the other units are said by the value.
const SAID_BY_VALUE = /(?:Ms|Hours|Kn|Deg|Bits|M)$/

/** A field's name as words: "relativeSpeedKn" is "relative speed". */
export const plainName = (name: string): string =>
  name
    .replace(SAID_BY_VALUE, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase() || name

// Later than 1973 in milliseconds, and far more than any quantity without a unit.
const EARLIEST_INSTANT = 1e11

/**
 * A measured value with the unit that its name carries.
 *
 * @example
 * ```ts
 * valueText('medianDistanceM', 1234) // '1.2 km'
 * ```
 */
export function valueText(name: string, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  const unit = UNITS.find(([ending]) => ending.test(name))
  if (unit !== undefined) return unit[1](value)
  return value > EARLIEST_INSTANT ? instantText(value) : number(value, 4)
}

/**
 * Named values in words.
 *
 * @example
 * ```ts
 * valuesText({ medianDistanceM: 57.2, heardShare: 0.4 }) // 'median distance 57 m, heard share 40 %'
 * ```
 */
export const valuesText = (values: Readonly<Record<string, string | number | boolean>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${plainName(name)} ${valueText(name, value)}`)
    .join(', ')

/** "1 report", "2 reports". */
export const pluralText = (n: number, one: string, many: string = `${one}s`): string =>
  `${countText(n)} ${n === 1 ? one : many}`

/**
 * Ships in a group beyond which it says little of one of them: a raft or a small fleet has fewer, a harbour over a day
 * many more.
 */
const CROWD_SHIPS = 8

/** Whether a group of so many ships is counted only where it is about one of them. */
export const isCrowd = (ships: number): boolean => ships > CROWD_SHIPS

/** So many groups that are counted only. */
export const crowdsText = (groups: number): string =>
  `${countText(groups)} ${groups === 1 ? 'group' : 'groups'} of more than ${CROWD_SHIPS} ships: crowded harbours`

// AIS carries 20 letters of a name; what is much longer is no name, and would drown a page.
const MOST_LETTERS = 60

/** A text, or the beginning of one that is too long. */
export const cutText = (text: string, most: number = MOST_LETTERS): string =>
  text.length <= most ? text : `${[...text].slice(0, most).join('')}…`
