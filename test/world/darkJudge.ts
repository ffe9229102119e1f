import type { DarkRendezvous, Gap, GapFix, PositionReport } from '../../src/model/index.js'
import { DARK_RATES } from './darkRates.js'
import type { DarkWorld, PlantedDark } from './darkWorld.js'
import { chordM, globePoint } from './globe.js'

const HOUR_MS = 3_600_000

/** Silences of a world by the plainest rule there is: longer than a fixed limit. */
export function plainGaps({ reports, topSpeedKn }: DarkWorld): Gap[] {
  const byShip = new Map<string, PositionReport[]>()
  for (const report of reports) {
    const own = byShip.get(report.id)
    if (own === undefined) byShip.set(report.id, [report])
    else own.push(report)
  }
  return [...byShip.values()].flatMap((own) => {
    const sorted = own.sort((p, q) => p.t - q.t)
    return sorted.slice(1).flatMap((after, i) => {
      const before = sorted[i]!
      return after.t - before.t > DARK_RATES.gapHours * HOUR_MS
        ? [plainGap(before, after, topSpeedKn.get(before.id)!, sorted)]
        : []
    })
  })
}

function plainGap(
  before: PositionReport,
  after: PositionReport,
  topSpeedKn: number,
  all: readonly PositionReport[],
): Gap {
  const durationMs = after.t - before.t
  const distanceM = chordM(globePoint(before.lon, before.lat), globePoint(after.lon, after.lat))
  const fix = ({ t, lon, lat, sogKn }: PositionReport): GapFix => ({
    t,
    lon,
    lat,
    row: 0,
    ...(sogKn === undefined ? {} : { sogKn }),
  })
  return {
    kind: 'gap',
    id: `gap:${before.id}:${before.t}`,
    vessels: [{ id: before.id, hull: 0 }],
    start: before.t,
    end: after.t,
    lon: before.lon,
    lat: before.lat,
    measures: {
      durationMs,
      before: fix(before),
      after: fix(after),
      distanceM,
      impliedSpeedKn: distanceM / (durationMs / 1000) / (1852 / 3600),
      expectedIntervalMs: 600_000,
      limitMs: DARK_RATES.gapHours * HOUR_MS,
      reportsBefore: all.filter(({ t }) => t <= before.t && t > before.t - 12 * HOUR_MS).length,
      topSpeedKn,
      topSpeedBy: 'type',
    },
  }
}

/**
 * How a planted meeting came out: its place among all possible ones, 1 for the best; undefined where it was not found.
 */
export interface DarkVerdict {
  readonly planted: PlantedDark
  readonly rank: number | undefined
  readonly feasible: number
}

/** Looks for each planted meeting in all possible ones, best first: the same ships, at a time that overlaps it. */
export function judgeDark({ planted }: DarkWorld, dark: readonly DarkRendezvous[]): DarkVerdict[] {
  return planted.map((one) => {
    const at = dark.findIndex(
      ({ vessels: [a, b], start, end }) =>
        a.id === one.vessels[0] && b.id === one.vessels[1] && start < one.end && end > one.start,
    )
    return { planted: one, rank: at < 0 ? undefined : at + 1, feasible: dark.length }
  })
}

/** Share of planted meetings that were found, and share that stand in the best 5 %. */
export function darkFigures(verdicts: readonly DarkVerdict[]): { recall: number; top5: number; medianRank: number } {
  const found = verdicts.filter(({ rank }) => rank !== undefined)
  const top = found.filter(({ rank, feasible }) => rank! <= 0.05 * feasible)
  const ranks = found.map(({ rank }) => rank!).sort((p, q) => p - q)
  return {
    recall: found.length / verdicts.length,
    top5: top.length / verdicts.length,
    medianRank: ranks[ranks.length >> 1] ?? NaN,
  }
}

/** Worlds to tune on. */
export const DARK_SEEDS: readonly number[] = Array.from({ length: 20 }, (_, i) => 1 + i)
/**
 * @public Worlds kept for the end, never looked at before. Earlier ones (9001 to 9040, 9101 to 9140) were used up by
 * earlier forms of the ranking.
 */
export const HELD_OUT_DARK_SEEDS: readonly number[] = Array.from({ length: 40 }, (_, i) => 9201 + i)
