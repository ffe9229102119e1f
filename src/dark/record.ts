import { hullName, roundDeg, roundKn, roundM, roundMs } from '../base/index.js'
import { fromEcef, wrapLon } from '../geo/index.js'
import type { DarkRendezvous, SilentShip, VisiblePartner } from '../model/index.js'
import { slackMs } from '../reach/index.js'
import type { Candidates } from './candidates.js'
import { createDarkScore } from './factors.js'
import { openedAt } from './once.js'
import { locate } from './partner/index.js'
import type { Ranking } from './rank.js'
import { lostMs } from './score.js'
import type { DarkSearch } from './search.js'

/** A ship's part in a meeting. */
interface Side {
  readonly vessel: string
  readonly hull: number
  readonly rivals: number
  readonly silent?: SilentShip
}

/** Makes findings of candidates. */
export function createRecord(
  search: DarkSearch,
  candidates: Candidates,
  ranking: Ranking,
  limitM: number,
): (i: number) => DarkRendezvous {
  const { gap, other, heard } = candidates
  const { rivals, rank } = ranking
  const score = createDarkScore(search, candidates, ranking, limitM)
  return (i) => {
    const counts = rivals(i)
    const first = silentSide(search, gap[i]!, counts[0], rank[2 * i]!)
    const second =
      heard[i] === 1
        ? heardSide(search, other[i]!, counts[1])
        : silentSide(search, other[i]!, counts[1], rank[2 * i + 1]!)
    const [p, q] = first.vessel <= second.vessel ? [first, second] : [second, first]
    const silent = [p.silent, q.silent].filter((one) => one !== undefined)
    return {
      kind: 'dark-rendezvous',
      id: `dark-rendezvous:${hullName(p.vessel, p.hull)}:${hullName(q.vessel, q.hull)}:${openedAt(search, candidates, i)}`,
      vessels: [
        { id: p.vessel, hull: p.hull },
        { id: q.vessel, hull: q.hull },
      ],
      start: roundMs(candidates.start[i]!),
      end: roundMs(candidates.end[i]!),
      ...placeOf(search, candidates, i),
      score: score(i, counts),
      links: silent.map((one) => one.gap),
      measures: {
        silentSides: heard[i] === 1 ? 'one' : 'both',
        maxDwellMs: candidates.dwellMs[i]!,
        rivals: [p.rivals, q.rivals],
        silent,
        ...(heard[i] === 1 ? { partner: partnerOf(search, candidates, ranking, i) } : {}),
      },
    }
  }
}

function silentSide({ gaps, silences, scores }: DarkSearch, g: number, rivals: number, rank: number): Side {
  const gap = gaps[g]!
  const { id: vessel, hull } = gap.vessels[0]
  const { start, end } = silences[g]!
  const lost = lostMs(gap)
  const bits = scores[g]!
  const silent: SilentShip = {
    vessel,
    hull,
    gap: gap.id,
    durationMs: end - start,
    topSpeedKn: gap.measures.topSpeedKn,
    slackMs: slackMs(gap),
    rank,
    ...(lost === undefined ? {} : { lostMs: roundMs(lost) }),
    ...(Number.isNaN(bits) ? {} : { gapBits: bits }),
  }
  return { vessel, hull, rivals, silent }
}

function heardSide({ stays }: DarkSearch, stay: number, rivals: number): Side {
  const { id, hull } = stays.fleet.tracks[stays.vessel[stay]!]!
  return { vessel: id, hull, rivals }
}

function placeOf(
  { stays }: DarkSearch,
  { heard, other, lon, lat, middleAt }: Candidates,
  i: number,
): { lon: number; lat: number } {
  if (heard[i] === 0) return { lon: wrapLon(roundDeg(lon[i]!)), lat: roundDeg(lat[i]!) }
  const p = new Float64Array(3)
  locate(stays.fleet, stays.run[other[i]!]!, middleAt[i]!, p, 0)
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
