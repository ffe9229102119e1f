import { learn, mergeKnowledge, type Knowledge } from '../../src/knowledge/index.js'
import type { Gap, GapFix, GapMeasures, Track } from '../../src/model/index.js'
import { toTracks } from '../../src/track/index.js'
import { chordM, globePoint } from './globe.js'
import { SILENCE_RATES as R } from './silenceRates.js'
import { makeSilenceWorld, type SilenceWorld } from './silenceWorld.js'

/** A silence of a world, with its cause. */
interface SilenceCase {
  readonly gap: Gap
  /**
   * Dark: switched off, and it would have been heard. Unheard: never switched off within. Both: left out of the score.
   */
  readonly cause: 'dark' | 'unheard' | 'both'
}

/** A world with what was learnt from it and its silences. */
export interface SilenceCases {
  readonly world: SilenceWorld
  readonly tracks: readonly Track[]
  readonly knowledge: Knowledge
  readonly cases: readonly SilenceCase[]
}

const HOUR_MS = 3_600_000
const GAP_MS = R.gapHours * HOUR_MS

/**
 * Makes a world, listens, learns, and lists its silences with their causes.
 *
 * @param worldsBefore - from how many worlds earlier it is learnt too.
 */
export function silenceCases(seed: number, worldsBefore: number, lon?: number, lat?: number): SilenceCases {
  const world = makeSilenceWorld(seed, 0, lon, lat)
  const { tracks } = toTracks(world.reports)
  let knowledge = learn({ tracks })
  for (let before = 1; before <= worldsBefore; before++) {
    knowledge = mergeKnowledge(
      knowledge,
      learn({ tracks: toTracks(makeSilenceWorld(seed, before, lon, lat).reports).tracks }),
    )
  }
  const wouldBe = new Map(toTracks(world.wouldBe).tracks.map(({ id, t }) => [id, t]))
  const cases = tracks
    .flatMap((track) => gapsOf(track))
    .map((gap) => ({ gap, cause: causeOf(gap, world, wouldBe.get(gap.vessels[0].id)!) }))
  return { world, tracks, knowledge, cases }
}

/** Silences of two hours and more, told from the reports alone. */
export function gapsOf(track: Track): Gap[] {
  const { t } = track
  const gaps: Gap[] = []
  for (let i = 1; i < t.length; i++) if (t[i]! - t[i - 1]! > GAP_MS) gaps.push(gapBetween(track, i - 1))
  return gaps
}

const fixOf = ({ t, lon, lat, sogKn, cogDeg, row }: Track, i: number): GapFix => ({
  t: t[i]!,
  lon: lon[i]!,
  lat: lat[i]!,
  sogKn: sogKn[i]!,
  cogDeg: cogDeg[i]!,
  row: row[i]!,
})

export function gapBetween(track: Track, i: number): Gap {
  const [before, after] = [fixOf(track, i), fixOf(track, i + 1)]
  const durationMs = after.t - before.t
  const distanceM = Math.round(chordM(globePoint(before.lon, before.lat), globePoint(after.lon, after.lat)) * 100) / 100
  return {
    kind: 'gap',
    id: `gap:${track.id}:${track.hull}:${before.t}`,
    vessels: [{ id: track.id, hull: track.hull }],
    start: before.t,
    end: after.t,
    lon: before.lon,
    lat: before.lat,
    measures: {
      aisClass: track.aisClass[i] === 2 ? 'B' : 'A',
      durationMs,
      before,
      after,
      distanceM,
      impliedSpeedKn: Math.round((distanceM / (durationMs / 1000) / 0.514444) * 100) / 100,
      expectedIntervalMs: 65_000,
      limitMs: GAP_MS,
      reportsBefore: i + 1,
      ...hours(track.t, i),
      topSpeedKn: 18,
      topSpeedBy: 'default',
    },
  }
}

function hours(t: Float64Array, i: number): Pick<GapMeasures, 'reportsHourBefore' | 'reportsHourAfter'> {
  const [start, end] = [t[i]!, t[i + 1]!]
  const within = (from: number, to: number): number => t.filter((at) => at >= from && at <= to).length
  return {
    ...(t[0]! < start - HOUR_MS ? { reportsHourBefore: within(start - HOUR_MS, start) } : {}),
    ...(t[t.length - 1]! > end + HOUR_MS ? { reportsHourAfter: within(end, end + HOUR_MS) } : {}),
  }
}

function causeOf(
  { start, end = start, vessels: [{ id: vessel }] }: Gap,
  { off }: SilenceWorld,
  wouldBe: Float64Array,
): SilenceCase['cause'] {
  if (!off.some((one) => one.id === vessel && one.start < end && one.end > start)) return 'unheard'
  const within = wouldBe.filter((t) => t >= start && t <= end)
  const longest = within.reduce((most, t, i) => Math.max(most, i === 0 ? 0 : t - within[i - 1]!), 0)
  // Switched off or not, it would have been silent for most of that time.
  return longest > GAP_MS && longest > (end - start) / 2 ? 'both' : 'dark'
}

/**
 * Area under the curve of hits against false alarms: the chance that one of `high` is above one of `low`, ties half.
 */
export function rocArea(high: readonly number[], low: readonly number[]): number {
  let wins = 0
  for (const h of high) for (const l of low) wins += h > l ? 1 : h === l ? 0.5 : 0
  return wins / (high.length * low.length)
}
