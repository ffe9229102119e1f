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
  return Number.isNaN(date.getTime()) ? `${t} ms` : `${date.toISOString().replace('T', ' ').replace(/:\d\d\.\d+Z$/, '')} UTC`
}

/** A share in per cent. */
export const percentText = (share: number): string => `${Math.round(share * 100)} %`

/** A speed. */
export const speedText = (kn: number): string => `${kn.toFixed(1)} kn`

/** A place to about ten metres. */
export const placeText = (lon: number, lat: number): string =>
  `${Math.abs(lat).toFixed(4)}° ${lat < 0 ? 'S' : 'N'}, ${Math.abs(lon).toFixed(4)}° ${lon < 0 ? 'W' : 'E'}`

/** A whole number with blanks between thousands. */
export const countText = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f')

const UNITS: readonly (readonly [ending: RegExp, unit: string])[] = [
  [/Kn$/, ' kn'], [/Deg$/, '°'], [/Hours$/, ' h'], [/Bits$/, ' bits'], [/M$/, ' m'],
]

/** A field's name as words: "relativeSpeedKn" is "relative speed". */
export const plainName = (name: string): string =>
  UNITS.reduce((rest, [ending]) => rest.replace(ending, ''), name).replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase() || name

/** A measured value with the unit that its name carries. */
function valueText(name: string, value: string | number | boolean): string {
  if (typeof value !== 'number') return String(value)
  const unit = UNITS.find(([ending]) => ending.test(name))?.[1] ?? ''
  if (unit === ' m' && value >= 1000) return distanceText(value)
  return `${Number(value.toFixed(unit === ' m' || unit === '°' ? 0 : 2))}${unit}`
}

/** Named values in words. */
export const valuesText = (values: Readonly<Record<string, string | number | boolean>>): string =>
  Object.entries(values).map(([name, value]) => `${plainName(name)} ${valueText(name, value)}`).join(', ')

/** Ships in a group beyond which it says little of one of them: a raft or a small fleet has fewer, a harbour over a day many more. */
const CROWD_SHIPS = 8

/** Whether a group of so many ships is counted only where it is about one of them. */
export const isCrowd = (ships: number): boolean => ships > CROWD_SHIPS

/** So many groups that are counted only. */
export const crowdsText = (groups: number): string =>
  `${countText(groups)} ${groups === 1 ? 'group' : 'groups'} of more than ${CROWD_SHIPS} ships: crowded harbours`
