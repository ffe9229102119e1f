import { DEGREE_RAD } from '../base/index.js'
import type { Interval } from '../time/index.js'
import type { Leg } from './event.js'
import { LIGHT_LIMITS_DEG, LIGHTS, type Light } from './light.js'
import { findPasses, legHeight, type Pass } from './scan.js'
import { createMoon, createSun, type Sky } from './sky.js'

/** A stretch of one light. */
export interface LightSpell extends Interval {
  readonly light: Light
}

const LEVELS: readonly number[] = Object.values(LIGHT_LIMITS_DEG).map((limit) => Math.sin(limit * DEGREE_RAD))

/** The event as stretches of one light each, without breaks; one of no length where the event has none. */
export function lightSpells(legs: readonly Leg[]): LightSpell[] {
  return spells(createSun(), LEVELS, legs).map(({ start, end, above }) => ({ start, end, light: LIGHTS[above]! }))
}

/** When the moon is up within a part of the event. */
export function moonUp(legs: readonly Leg[], within: readonly Interval[]): Interval[] {
  const moon = createMoon()
  return within.flatMap((part) => spells(moon, [0], clipLegs(legs, part)).filter(({ above }) => above > 0))
}

/** Stretches between passes, with how many levels the body stands above. */
function spells(
  sky: Sky,
  levels: readonly number[],
  legs: readonly Leg[],
): { start: number; end: number; above: number }[] {
  const first = legs[0]!
  const height = legHeight(sky, first, first.start)
  let above = levels.filter((level) => height > level).length
  let start = first.start
  const result = []
  for (const pass of findPasses(sky, levels, legs)) {
    if (pass.t > start) result.push({ start, end: pass.t, above })
    start = pass.t
    above += pass.rising ? 1 : -1
  }
  const end = legs[legs.length - 1]!.end
  if (end > start || result.length === 0) result.push({ start, end, above })
  return joinEqual(result)
}

/** Passes there and back within one millisecond leave two neighbours of the same kind. */
const joinEqual = <T extends { start: number; end: number; above: number }>(list: readonly T[]): T[] => {
  const result: T[] = []
  for (const spell of list) {
    const last = result[result.length - 1]
    if (last?.above === spell.above) result[result.length - 1] = { ...last, end: spell.end }
    else result.push(spell)
  }
  return result
}

function clipLegs(legs: readonly Leg[], { start, end }: Interval): Leg[] {
  if (start === end) return [{ ...legs.find((leg) => leg.start <= start && leg.end >= start)!, start, end }]
  return legs
    .filter((leg) => leg.start < end && leg.end > start)
    .map((leg) => ({ ...leg, start: Math.max(leg.start, start), end: Math.min(leg.end, end) }))
}

/** Passes of the sun through one altitude, degrees. */
export const sunPasses = (legs: readonly Leg[], altitudeDeg: number): Pass[] =>
  findPasses(createSun(), [Math.sin(altitudeDeg * DEGREE_RAD)], legs)
