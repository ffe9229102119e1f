// How dark events were: darkness next to suncalc asked once a minute, as one would do without it, and once in ten.
// Run: npx tsx bench/night.bench.ts
import { getMoonPosition, getPosition } from 'suncalc'
import type { Darkness } from '../src/model/index.js'
import { darkness, type NightEvent } from '../src/night/index.js'
import { printTable, seeded, together, within, work } from './measure.js'

const EVENTS = 1000
const MINUTE_MS = 60_000
const rnd = seeded(1)

/** Events of one to twelve hours within a year, as far as 65° from the equator. */
const events = Array.from({ length: EVENTS }, () => {
  const start = 1_704_067_200_000 + Math.floor(rnd() * 365 * 1440) * MINUTE_MS
  return {
    start,
    end: start + (1 + Math.floor(11 * rnd())) * 60 * MINUTE_MS,
    lon: -180 + 360 * rnd(),
    lat: -65 + 130 * rnd(),
  }
})
/** The same, under way at about five knots: a point every half hour. */
const underWay: NightEvent[] = events.map(({ start, end, lon, lat }) => {
  const path = Array.from({ length: 1 + (end - start) / (30 * MINUTE_MS) }, (_, k) => {
    const x = lon + 0.04 * k
    return { t: start + k * 30 * MINUTE_MS, lon: x >= 180 ? x - 360 : x, lat }
  })
  return { start, end, path }
})

type Shares = Pick<Darkness, 'belowHorizonShare' | 'darkShare' | 'nightShare' | 'moonlitShare'>

// suncalc adds refraction to what it gives; below the horizon that is one constant, degrees.
const REFRACTION = 0.484

/** The shares from samples at the middle of every step. */
function sampled({ start, end, lon, lat }: (typeof events)[number], stepMs: number): Shares {
  const count = { belowHorizonShare: 0, darkShare: 0, nightShare: 0, moonlitShare: 0 }
  const steps = (end - start) / stepMs
  const share = 1 / steps
  for (let k = 0; k < steps; k++) {
    const at = new Date(start + (k + 0.5) * stepMs)
    const altitude = getPosition(at, lat, lon).altitude - REFRACTION
    if (altitude < -0.833) count.belowHorizonShare += share
    if (altitude < -18) count.nightShare += share
    if (altitude >= -6) continue
    count.darkShare += share
    if (getMoonPosition(at, lat, lon).altitude > 0) count.moonlitShare += share
  }
  return count
}

const exact = events.map((event) => darkness(event))
const keys = ['belowHorizonShare', 'darkShare', 'nightShare'] as const

/** How far shares of samples are from the solved ones, in minutes. */
function worstMinutes(list: readonly Shares[]): number {
  const off = list.flatMap((one, i) =>
    keys.map((key) => Math.abs(one[key] - exact[i]![key]) * (events[i]!.end - events[i]!.start)),
  )
  return off.reduce((most, ms) => Math.max(most, ms), 0) / MINUTE_MS
}

const byMinute = events.map((event) => sampled(event, MINUTE_MS))
const byTen = events.map((event) => sampled(event, 10 * MINUTE_MS))
console.log(
  `\nSamples differ from the solved shares by at most ${worstMinutes(byMinute).toFixed(1)} min (each minute), ${worstMinutes(byTen).toFixed(1)} min (every ten).`,
)
within('minutes between samples and solved shares', worstMinutes(byMinute), 0, 3)
const oneEach = (list: readonly Shares[]): void => within('difference, minutes', worstMinutes(list), 0, 3)
const lines = await together(
  [
    work('suncalc getPosition, once an event (the floor)', EVENTS, () =>
      events.reduce((s, e) => s + getPosition(new Date(e.start), e.lat, e.lon).altitude, 0),
    ),
    work('darkness, at a place', EVENTS, () => events.map((event) => darkness(event)), oneEach),
    work('darkness, along a path', EVENTS, () => underWay.map((event) => darkness(event))),
    work('suncalc, every minute', EVENTS, () => events.map((event) => sampled(event, MINUTE_MS)), oneEach),
    work('suncalc, every tenth minute', EVENTS, () => events.map((event) => sampled(event, 10 * MINUTE_MS))),
  ],
  { warm: 5, timed: 15, collect: false },
)
printTable(`${EVENTS} events of one to twelve hours`, lines, lines[0])
