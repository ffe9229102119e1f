import { checkNumber } from '../base/index.js'
import type { Darkness } from '../model/index.js'
import { normalizeIntervals, totalMs, type Interval } from '../time/index.js'
import { moonIlluminatedShare } from './ephemeris.js'
import { toLegs, type NightEvent } from './event.js'
import { LIGHTS, type Light } from './light.js'
import { lightSpells, moonUp, sunPasses, type LightSpell } from './spells.js'

/** The light changes. */
export interface LightChange {
  /** When, whole epoch milliseconds. */
  readonly t: number
  /** The light before. */
  readonly from: Light
  /** The light after. */
  readonly to: Light
}

/** The sun's centre passes an altitude. */
export interface SunCrossing {
  /** When, whole epoch milliseconds. */
  readonly t: number
  /** True where it goes up. */
  readonly rising: boolean
}

const DARK: ReadonlySet<Light> = new Set<Light>(['nautical', 'astronomical', 'night'])

/**
 * How dark an event was: shares of its time in each light, and with the moon up. The instants at which the light
 * changes are solved for to the millisecond, not read off a grid.
 *
 * An event without length gets the shares of its instant: 1 and 0.
 *
 * @param event - start, end, and a place or a path.
 * @returns shares, 0 to 1.
 * @throws RangeError or TypeError where the event ends before it starts, or a place is none.
 * @example
 * ```ts
 * const night = { start: Date.UTC(2024, 0, 15, 20), end: Date.UTC(2024, 0, 16, 4), lon: 0, lat: 50 }
 * darkness(night).nightShare // 1
 * darkness({ ...night, lon: 180 }).dayShare // 1: there it is day
 * ```
 */
export function darkness(event: NightEvent): Darkness {
  const legs = toLegs('darkness', event)
  const spells = lightSpells(legs)
  const share = shareOf(spells)
  const dark = spells.filter(({ light }) => DARK.has(light))
  const all = event.end - event.start
  const middle = event.start + all / 2
  const moonlit = moonUp(legs, dark)
  return {
    dayShare: share('day'),
    civilShare: share('civil'),
    nauticalShare: share('nautical'),
    astronomicalShare: share('astronomical'),
    nightShare: share('night'),
    belowHorizonShare: share('civil', 'nautical', 'astronomical', 'night'),
    darkShare: share('nautical', 'astronomical', 'night'),
    moonlitShare: all > 0 ? totalMs(moonlit) / all : Math.min(1, moonlit.length),
    moonIlluminatedShare: Math.round(moonIlluminatedShare(middle) * 1e6) / 1e6,
  }
}

/** The share of the whole that given lights make up. */
function shareOf(spells: readonly LightSpell[]): (...lights: Light[]) => number {
  const all = spells[spells.length - 1]!.end - spells[0]!.start
  return (...lights) => {
    const some = spells.filter(({ light }) => lights.includes(light))
    if (all === 0) return some.length
    return some.reduce((sum, { start, end }) => sum + (end - start), 0) / all
  }
}

/**
 * When the light changes during an event.
 *
 * @param event - start, end, and a place or a path.
 * @returns every change, in order of time.
 * @throws RangeError or TypeError where the event ends before it starts, or a place is none.
 * @example
 * ```ts
 * lightChanges({ start: Date.UTC(2024, 2, 20, 17), end: Date.UTC(2024, 2, 20, 19), lon: 0, lat: 0 })
 * // at 18:10:34 from 'day' to 'civil', at 18:31:14 to 'nautical', at 18:55:14 to 'astronomical'
 * ```
 */
export function lightChanges(event: NightEvent): LightChange[] {
  const spells = lightSpells(toLegs('lightChanges', event))
  return spells.slice(1).map(({ start, light }, i) => ({ t: start, from: spells[i]!.light, to: light }))
}

/**
 * When the sun's centre passes an altitude during an event.
 *
 * @param event - start, end, and a place or a path.
 * @param altitudeDeg - geometric altitude, degrees: -0.833 for sunrise and sunset, -6 for dusk and dawn.
 * @returns every crossing, in order of time. Two within one second (the sun grazes the altitude) may be left out.
 * @throws RangeError or TypeError where the event ends before it starts, a place is none, or the altitude is out of
 * range.
 * @example
 * ```ts
 * crossingTimes({ start: Date.UTC(2024, 2, 20), end: Date.UTC(2024, 2, 21), lon: 0, lat: 0 }, -0.833)
 * // rising at 06:04:03, falling at 18:10:34
 * ```
 */
export function crossingTimes(event: NightEvent, altitudeDeg: number): SunCrossing[] {
  checkNumber('crossingTimes: altitudeDeg', altitudeDeg, { min: -90, max: 90 })
  return sunPasses(toLegs('crossingTimes', event), altitudeDeg).map(({ t, rising }) => ({ t, rising }))
}

/**
 * When the light is one of some kinds during an event, as intervals for the algebra of `darkwake/time`.
 *
 * @param event - start, end, and a place or a path.
 * @param lights - which lights. Default: those with the sun lower than -6°.
 * @returns disjoint, sorted intervals.
 * @throws RangeError or TypeError where the event ends before it starts, a place is none, or a light is unknown.
 * @example
 * ```ts
 * darkIntervals({ start: Date.UTC(2024, 2, 20), end: Date.UTC(2024, 2, 21), lon: 0, lat: 0 }).length // 2: before dawn, after dusk
 * ```
 */
export function darkIntervals(event: NightEvent, lights: readonly Light[] = [...DARK]): Interval[] {
  for (const light of lights) {
    if (!LIGHTS.includes(light))
      throw new TypeError(`darkIntervals: a light is "${light}"; expected one of ${LIGHTS.join(', ')}.`)
  }
  const spells = lightSpells(toLegs('darkIntervals', event)).filter(({ light }) => lights.includes(light))
  return normalizeIntervals(spells)
}
