import { hullName } from '../model/order.js'
import { fromEcef } from '../geo/ellipsoid.js'
import { wrapLon } from '../geo/longitude.js'
import type { DarkRendezvous, SilentShip, VisiblePartner } from '../model/dark.js'
import { roundDeg, roundKn, roundM, roundMs } from '../model/round.js'
import type { Candidates } from './darkCandidates.js'
import { openedAt } from './darkOnce.js'
import type { Ranking } from './darkRank.js'
import { lostMs } from './darkScore.js'
import type { DarkSearch } from './darkSearch.js'
import { slackMs } from './reach.js'
import { locate } from './visiblePartner.js'

/** A ship's part in a meeting. */
interface Side {
  readonly vessel: string
  readonly hull: number
  readonly rivals: number
  readonly silent?: SilentShip
}

/** Makes findings of candidates. */
export function createRecord(search: DarkSearch, candidates: Candidates, ranking: Ranking): (i: number) => DarkRendezvous {
  const { gap, other, heard } = candidates
  const { rivals, rank } = ranking
  return (i) => {
    const [own, others] = rivals(i)
    const first = silentSide(search, gap[i]!, own, rank[2 * i]!)
    const second =
      heard[i] === 1 ? heardSide(search, other[i]!, others) : silentSide(search, other[i]!, others, rank[2 * i + 1]!)
    const [p, q] = first.vessel <= second.vessel ? [first, second] : [second, first]
    const { lon: east, lat: north } = placeOf(search, candidates, i)
    const found: Mutable<DarkRendezvous> = {
      kind: 'dark',
      id: `dark:${hullName(p.vessel, p.hull)}:${hullName(q.vessel, q.hull)}:${openedAt(search, candidates, i)}`,
      dark: heard[i] === 1 ? 'one' : 'both',
      vessels: [p.vessel, q.vessel],
      hulls: [p.hull, q.hull],
      start: roundMs(candidates.start[i]!),
      end: roundMs(candidates.end[i]!),
      maxDwellMs: candidates.dwellMs[i]!,
      lon: east,
      lat: north,
      rivals: [p.rivals, q.rivals],
      silent: p.silent && q.silent ? [p.silent, q.silent] : [(p.silent ?? q.silent)!],
      score: ranking.score(i),
    }
    if (heard[i] === 1) found.partner = partnerOf(search, candidates, ranking, i)
    return found
  }
}

function silentSide({ gaps, silences, scores }: DarkSearch, g: number, rivals: number, rank: number): Side {
  const gap = gaps[g]!
  const { start, end } = silences[g]!
  const lost = lostMs(gap)
  const silent: Mutable<SilentShip> = {
    vessel: gap.vessel,
    hull: gap.hull,
    gap: gap.id,
    durationMs: end - start,
    topSpeedKn: gap.topSpeedKn,
    slackMs: slackMs(gap),
    rank,
  }
  if (lost !== undefined) silent.lostMs = roundMs(lost)
  if (!Number.isNaN(scores[g]!)) silent.gapBits = scores[g]!
  return { vessel: gap.vessel, hull: gap.hull, rivals, silent }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function heardSide({ stays }: DarkSearch, stay: number, rivals: number): Side {
  const { id, hull } = stays.fleet.tracks[stays.vessel[stay]!]!
  return { vessel: id, hull, rivals }
}

function placeOf({ stays }: DarkSearch, { heard, other, lon, lat }: Candidates, i: number): { lon: number; lat: number } {
  if (heard[i] === 0) return { lon: wrapLon(roundDeg(lon[i]!)), lat: roundDeg(lat[i]!) }
  const p = new Float64Array(3)
  locate(stays.fleet, stays.run[other[i]!]!, lon[i]!, p, 0)
  const place = fromEcef(p[0]!, p[1]!, p[2]!)
  return { lon: wrapLon(roundDeg(place.lon)), lat: roundDeg(place.lat) }
}

function partnerOf({ stays }: DarkSearch, { other }: Candidates, ranking: Ranking, i: number): VisiblePartner {
  const stay = other[i]!
  const { id, hull } = stays.fleet.tracks[stays.vessel[stay]!]!
  const { beforeKn, afterKn } = ranking.motion(stay)
  const { speedKn, ...facts } = ranking.partner(i)
  const [beforeM, afterM] = ranking.apart(i)
  return {
    vessel: id,
    hull,
    stayStart: roundMs(stays.start[stay]!),
    stayEnd: roundMs(stays.end[stay]!),
    speedKn: roundKn(speedKn),
    ...(Number.isNaN(beforeKn) ? {} : { speedBeforeKn: roundKn(beforeKn) }),
    ...(Number.isNaN(afterKn) ? {} : { speedAfterKn: roundKn(afterKn) }),
    ...facts,
    ...(Number.isNaN(beforeM) ? {} : { apartBeforeM: roundM(beforeM) }),
    ...(Number.isNaN(afterM) ? {} : { apartAfterM: roundM(afterM) }),
  }
}
