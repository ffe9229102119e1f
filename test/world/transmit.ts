import type { Track, ReportColumns } from '../../src/model/index.js'
import { FITTED } from './fitted.js'
import { normalDeg, turnDeg } from './globe.js'
import { MPS, speedKn } from './motion.js'
import { drawQuantile, random, type Random } from './random.js'
import type { Vessel } from './scene.js'
import type { World } from './world.js'

/** What was heard of a world. */
export interface Heard {
  /** All reports, wrong fixes too, in order of time: what a reader would deliver. */
  readonly columns: ReportColumns
  /** The true hulls' reports apart and without wrong fixes: what perfect cleaning would leave. */
  readonly tracks: readonly Track[]
  /** Rows of `columns` that are wrong fixes. */
  readonly wrongRows: readonly number[]
  /** Reports that were sent and lost. */
  readonly lost: number
}

interface Fix {
  readonly vessel: number
  readonly t: number
  readonly lon: number
  readonly lat: number
  readonly sogKn: number
  readonly cogDeg: number
  readonly headingDeg: number
  readonly wrong: boolean
}

/**
 * Lets the vessels of a world send, and loses a share of what they send.
 *
 * Half of the loss (in the sense of FITTED.lossInBurstsExponent) falls in silences as long as real ones, half one by
 * one.
 */
export function listen(world: World, lossShare: number): Heard {
  const fixes: Fix[] = []
  let lost = 0
  const all = sentBy(world)
  world.vessels.forEach((vessel, index) => {
    const sent = all[index]!
    const kept = lose(world, vessel, sent, random('loses', world.recipe.name, world.seed, index, lossShare), lossShare)
    lost += sent.length - kept.length
    fixes.push(...kept, ...wrongFixes(kept, random('wrong', world.recipe.name, world.seed, index)))
  })
  fixes.sort((a, b) => a.t - b.t || a.vessel - b.vessel || Number(a.wrong) - Number(b.wrong))
  const wrongRows = fixes.flatMap((fix, row) => (fix.wrong ? [row] : []))
  return { columns: toColumns(world, fixes), tracks: toHulls(world, fixes), wrongRows, lost }
}

const sentBefore = new WeakMap<World, Fix[][]>()

/** What each vessel of a world sends: made once, since losses come after. */
function sentBy(world: World): Fix[][] {
  let all = sentBefore.get(world)
  if (all === undefined) {
    all = world.vessels.map((vessel, i) => send(world, vessel, i, random('sends', world.recipe.name, world.seed, i)))
    sentBefore.set(world, all)
  }
  return all
}

/** Everything a vessel sends that the feed would keep. */
function send(world: World, vessel: Vessel, index: number, rng: Random): Fix[] {
  const table = FITTED.intervalS
  const awake = rng.chance(FITTED.stillAwakeShare)
  const make = instrument(world, vessel, index, rng)
  const fixes: Fix[] = []
  for (let s = vessel.fromS + rng.between(0, 180); s <= vessel.toS;) {
    // Whole seconds, as the feed has them.
    const at = Math.ceil(s)
    if (at > vessel.toS) break
    fixes.push(make(at))
    const kn = speedKn(vessel.path, at)
    // Class A reports each minute (after thinning) above 3 kn or unless moored; class B above 2 kn (Rec. ITU-R
    // M.1371-5, 4.2.1).
    const quiet = vessel.aisClass === 'A' ? kn < 0.5 : kn < 2
    const a = quiet ? (awake ? table.classAStillAwake : table.classAStill) : table.classAMoving
    const b = quiet ? table.classBStill : table.classBMoving
    s = at + drawQuantile(rng, table.at, vessel.aisClass === 'A' ? a : b)
  }
  return fixes
}

/** The vessel's receiver, log and gyro: makes a report of a true state, errors in it. */
function instrument(world: World, vessel: Vessel, index: number, rng: Random): (s: number) => Fix {
  const { noiseM, noiseCorrelated, noiseTail, headingDeg, sogKn, cogDeg, coordinateStepDeg: step } = FITTED
  const sd = Math.min(noiseM.max, Math.max(noiseM.min, noiseM.median * Math.exp(noiseM.logSd * rng.normal())))
  const bias = rng.normal() * headingDeg.biasSd
  let slow = [rng.normal(), rng.normal()]
  let last = vessel.fromS
  return (s) => {
    const keep = Math.exp(-(s - last) / 60 / noiseCorrelated.tauMin)
    slow = slow.map((v) => v * keep + Math.sqrt(1 - keep * keep) * rng.normal())
    last = s
    const tail = rng.chance(noiseTail.share) ? noiseTail.factor : 1
    const [nx, ny] = slow.map(
      (v) => sd * (Math.sqrt(noiseCorrelated.share) * v + Math.sqrt(1 - noiseCorrelated.share) * tail * rng.normal()),
    )
    const state = vessel.path(s)
    const [lon, lat] = world.plane(state.x + nx!, state.y + ny!)
    const north = planeNorthDeg(world, state.x, lon, lat)
    const [p, q] = [vessel.path(s - 5), vessel.path(s + 5)]
    const kn = Math.hypot(q.x - p.x, q.y - p.y) / 10 / MPS
    const course = (Math.atan2(q.x - p.x, q.y - p.y) * 180) / Math.PI + north
    const sog = Math.max(0, kn + rng.normal() * sogKn.sd)
    const spread = Math.max(cogDeg.floor, cogDeg.sdTimesKn / Math.max(0.05, kn))
    const noCourse = kn < 0.1 && rng.chance(cogDeg.noneShareAtRest)
    const turned = normalDeg(course + rng.normal() * spread)
    const bow = Math.round(normalDeg(state.headingDeg + north + bias + rng.normal() * headingDeg.noiseSd)) % 360
    return {
      vessel: index,
      t: world.recipe.startMs + s * 1000,
      lon: wrap(Math.round(lon / step) * step),
      lat: Math.round(lat / step) * step,
      sogKn: rng.chance(sogKn.missingShare) ? NaN : Math.round(sog / sogKn.step) * sogKn.step,
      cogDeg: noCourse ? NaN : (Math.round(turned * 10) % 3600) / 10,
      headingDeg: vessel.hasHeading ? bow : NaN,
      wrong: false,
    }
  }
}

const wrap = (lon: number): number => (lon >= 180 ? lon - 360 : lon < -180 ? lon + 360 : lon)

/** Direction of the plane's north at a place, degrees from true north: meridians draw together towards the poles. */
function planeNorthDeg(world: World, x: number, lon: number, lat: number): number {
  if (Math.abs(x) < 1) return 0
  const dLon = turnDeg(world.recipe.lon, lon)
  return dLon * Math.sin((((world.recipe.lat + lat) / 2) * Math.PI) / 180)
}

/** Takes a share of the reports away: in silences, one by one, and in the vessel's own silent stretches. */
function lose(world: World, vessel: Vessel, sent: readonly Fix[], rng: Random, lossShare: number): Fix[] {
  const part = 1 - (1 - lossShare) ** FITTED.lossInBurstsExponent
  const deaf = silences(vessel, part, rng)
  let next = 0
  return sent.filter((fix) => {
    const s = (fix.t - world.recipe.startMs) / 1000
    const single = rng.chance(part)
    while (next < deaf.length && deaf[next]![1] < s) next++
    const inSilence = next < deaf.length && deaf[next]![0] <= s
    return !single && !inSilence && !vessel.silent.some(([from, to]) => s >= from && s <= to)
  })
}

/** Silences that cover a share of the vessel's time: lengths as real ones, times between them exponential. */
function silences(vessel: Vessel, share: number, rng: Random): [number, number][] {
  const { at, still, moving } = FITTED.silenceMin
  const table = vessel.fast ? still : moving
  const mean = table.slice(1).reduce((sum, v, i) => sum + ((v + table[i]!) / 2) * (at[i + 1]! - at[i]!), 0) * 60
  const list: [number, number][] = []
  if (share <= 0) return list
  const between = (mean * (1 - share)) / share
  // Begin well before the vessel is heard, so that it may be heard first in the midst of a silence.
  let s = vessel.fromS - 5 * (mean + between)
  while (s < vessel.toS) {
    s += -between * Math.log(1 - rng.unit())
    const length = drawQuantile(rng, at, table) * 60
    if (s + length >= vessel.fromS) list.push([s, s + length])
    s += length
  }
  return list
}

/** A few fixes far off, between the vessel's own. */
function wrongFixes(kept: readonly Fix[], rng: Random): Fix[] {
  const { vesselShare, perVessel, distanceKm } = FITTED.wrongFix
  if (!rng.chance(vesselShare) || kept.length < 10) return []
  return Array.from({ length: rng.whole(perVessel[0], perVessel[1]) }, () => {
    const near = rng.pick(kept)
    const deg = (distanceKm[0] * (distanceKm[1] / distanceKm[0]) ** rng.unit()) / 111
    const angle = rng.between(0, 2 * Math.PI)
    const lat = Math.max(-89, Math.min(89, near.lat + deg * Math.cos(angle)))
    const lon = near.lon + (deg * Math.sin(angle)) / Math.max(0.2, Math.cos((near.lat * Math.PI) / 180))
    return {
      ...near,
      t: near.t + rng.whole(5, 40) * 1000,
      lat,
      lon: ((((lon + 180) % 360) + 360) % 360) - 180,
      wrong: true,
    }
  })
}

function toColumns(world: World, fixes: readonly Fix[]): ReportColumns {
  const ids = [...new Set(world.vessels.map((vessel) => vessel.id))]
  const place = new Map(ids.map((id, i) => [id, i]))
  return {
    length: fixes.length,
    ids,
    vessel: Uint32Array.from(fixes, (fix) => place.get(world.vessels[fix.vessel]!.id)!),
    ...floats(fixes),
    navStatus: new Uint8Array(fixes.length).fill(15),
    aisClass: Uint8Array.from(fixes, (fix) => (world.vessels[fix.vessel]!.aisClass === 'A' ? 1 : 2)),
    row: Uint32Array.from(fixes, (_, i) => i),
  }
}

function floats(fixes: readonly Fix[]): Pick<Track, 't' | 'lon' | 'lat' | 'sogKn' | 'cogDeg' | 'headingDeg'> {
  return {
    t: Float64Array.from(fixes, (fix) => fix.t),
    lon: Float64Array.from(fixes, (fix) => fix.lon),
    lat: Float64Array.from(fixes, (fix) => fix.lat),
    sogKn: Float32Array.from(fixes, (fix) => fix.sogKn),
    cogDeg: Float32Array.from(fixes, (fix) => fix.cogDeg),
    headingDeg: Float32Array.from(fixes, (fix) => fix.headingDeg),
  }
}

function toHulls(world: World, fixes: readonly Fix[]): Track[] {
  const rows: number[][] = world.vessels.map(() => [])
  fixes.forEach((fix, row) => {
    if (!fix.wrong) rows[fix.vessel]!.push(row)
  })
  return world.vessels.flatMap((vessel, i) => {
    const own = rows[i]!.map((row) => fixes[row]!)
    if (own.length === 0) return []
    const aisClass = new Uint8Array(own.length).fill(vessel.aisClass === 'A' ? 1 : 2)
    const navStatus = new Uint8Array(own.length).fill(15)
    return [{ id: vessel.id, hull: vessel.hull, ...floats(own), navStatus, aisClass, row: Uint32Array.from(rows[i]!) }]
  })
}
