import { type PageDetail, type PageShip, fromSteps } from '../page/index.js'

/** A ship's way, column by column: one element a fix. */
export interface Way extends Omit<PageShip, 's' | 'east' | 'north' | 'lon' | 'lat' | 'row'> {
  /** Seconds since the drawing's start. */
  readonly s: readonly number[]
  /** Metres east of the finding. */
  readonly east: readonly number[]
  /** Metres north of the finding. */
  readonly north: readonly number[]
  /** Degrees. */
  readonly lon: readonly number[]
  /** Degrees. */
  readonly lat: readonly number[]
  /** Place in the input. */
  readonly row: readonly number[]
}

/** What is drawn of a finding, with its ships' ways unpacked. */
export interface Drawing extends Omit<PageDetail, 'ships'> {
  readonly ships: readonly Way[]
}

/** A place on a ship's way. */
export interface Place {
  readonly east: number
  readonly north: number
  readonly sogKn: number | null
  readonly headingDeg: number | null
}

// A heading holds so long, seconds, where one report lacks it.
const HEADING_HOLDS_S = 600

/** Unpacks the ships' ways. */
export const drawingOf = (detail: PageDetail): Drawing => ({
  ...detail,
  ships: detail.ships.map((ship) => ({
    ...ship,
    s: fromSteps(ship.s),
    east: fromSteps(ship.east, 0.1),
    north: fromSteps(ship.north, 0.1),
    lon: fromSteps(ship.lon, 1e-5),
    lat: fromSteps(ship.lat, 1e-5),
    row: fromSteps(ship.row),
  })),
})

/** Where a ship was, on the line between its fixes; undefined in a silence, and before and after its record. */
export function placeAt(way: Way, at: number): Place | undefined {
  if (way.silent.some(([from, to]) => at > from && at < to)) return undefined
  const next = way.s.findIndex((s) => s >= at)
  if (next < 0 || (next === 0 && way.s[0] !== at)) return undefined
  const i = Math.max(0, next - 1)
  const span = way.s[next]! - way.s[i]!
  const share = span === 0 ? 0 : (at - way.s[i]!) / span
  const near = share < 0.5 ? i : next
  return {
    east: way.east[i]! + (way.east[next]! - way.east[i]!) * share,
    north: way.north[i]! + (way.north[next]! - way.north[i]!) * share,
    sogKn: way.sogKn[near]!,
    headingDeg: headingNear(way, at, near),
  }
}

/** The heading of the fix that is nearest in time of those that have one. */
function headingNear({ s, headingDeg }: Way, at: number, near: number): number | null {
  let best: number | null = null
  let least = HEADING_HOLDS_S
  for (let i = Math.max(0, near - 5); i < Math.min(s.length, near + 6); i++) {
    const heading = headingDeg[i]
    const away = Math.abs(s[i]! - at)
    if (heading === null || heading === undefined || heading >= 360 || away > least) continue
    least = away
    best = heading
  }
  return best
}

/** Bow, stern and sides around the antenna, metres north and east; undefined where size or heading is not known. */
export function hullOutline(
  { dimensions: d }: Pick<Way, 'dimensions'>,
  { east, north, headingDeg }: Pick<Place, 'east' | 'north' | 'headingDeg'>,
): [number, number][] | undefined {
  if (d === undefined || headingDeg === null) return undefined
  const [s, c] = [Math.sin((headingDeg * Math.PI) / 180), Math.cos((headingDeg * Math.PI) / 180)]
  const beam = d.toPortM + d.toStarboardM
  const shoulder = d.toBowM - Math.min(beam, (d.toBowM + d.toSternM) / 4)
  const at = (ahead: number, right: number): [number, number] => [
    north + ahead * c - right * s,
    east + ahead * s + right * c,
  ]
  const middle = (d.toStarboardM - d.toPortM) / 2
  return [
    at(-d.toSternM, -d.toPortM),
    at(shoulder, -d.toPortM),
    at(d.toBowM, middle),
    at(shoulder, d.toStarboardM),
    at(-d.toSternM, d.toStarboardM),
  ]
}

/** Indices of the fixes between silences: from, and up to. */
export function stretches({ s, silent }: Pick<Way, 's' | 'silent'>): [number, number][] {
  const cuts = silent.map(([from]) => s.findIndex((at) => at > from)).filter((i) => i > 0)
  const edges = [0, ...cuts, s.length]
  return edges.slice(1).map((to, i) => [edges[i]!, to])
}

/** Distance between antennas at an instant, as the page holds it; null where it is not known. */
export function distanceAt({ distance }: Drawing, at: number): number | null {
  if (distance.stepMs <= 0) return null
  return distance.m[Math.round((at * 1000) / distance.stepMs)] ?? null
}
