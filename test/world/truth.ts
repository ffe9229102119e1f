import { chordM, globePoint, turnDeg, type Xyz } from './globe.js'
import type { TransferKind, Vessel } from './scene.js'
import type { World } from './world.js'

/** The definition of a contact event, with its limits. */
interface Reading {
  readonly distM: number
  /** Two contacts are one event while the distance between them stays under this, metres ... */
  readonly exitM: number
  /** ... or the break lasts at most this, seconds. */
  readonly mergeS: number
  /** Least time within `distM`, seconds. */
  readonly leastS: number
  /** At rest: both median speeds at most this, knots. */
  readonly slowKn: number
  /** Under way: both median speeds within these, knots ... */
  readonly underwayKn: readonly [number, number]
  /** ... median relative speed at most this, knots ... */
  readonly relativeKn: number
  /** ... and the bows parallel or opposite to within this, degrees. */
  readonly parallelDeg: number
}

/** The definition as the project has it. */
const NOMINAL: Reading = {
  distM: 500,
  exitM: 750,
  mergeS: 1800,
  leastS: 3600,
  slowKn: 3,
  underwayKn: [2, 8],
  relativeKn: 1,
  parallelDeg: 15,
}

/** What holds under this reading too is certain: it must be found. */
const STRICT: Reading = {
  distM: 470,
  exitM: 700,
  mergeS: 1200,
  leastS: 3960,
  slowKn: 2.6,
  underwayKn: [2.3, 7.5],
  relativeKn: 0.6,
  parallelDeg: 12,
}

/** What fails even this reading is no event: it must not be found. What lies between counts neither way. */
const LENIENT: Reading = {
  distM: 530,
  exitM: 800,
  mergeS: 2700,
  leastS: 3000,
  slowKn: 3.5,
  underwayKn: [1.7, 8.6],
  relativeKn: 1.6,
  parallelDeg: 25,
}

/** One contact event of the true paths. */
export interface TrueEvent {
  readonly vessels: readonly [string, string]
  /** Epoch milliseconds. */
  readonly start: number
  readonly end: number
  /** Time within the limit, milliseconds. */
  readonly contactMs: number
  /** True where the world, or the reach of the receivers, begins or ends the event. */
  readonly cut: readonly [start: boolean, end: boolean]
  readonly medianKn: readonly [number, number]
  readonly relativeKn: number
  readonly headingDifferenceDeg: number
  /** Modes that fit what can be seen of the motion; the first is the one that is true. */
  readonly modes: readonly TransferKind[]
  /** The kind of transfer where one was planted here, otherwise the kinds of the two actors. */
  readonly label: string
  readonly planted: TransferKind | undefined
  /** Median distance while within the limit, metres. */
  readonly medianM: number
  /**
   * Under way in company but never close: neighbours in a lane, a barge on a long line. An event by the letter and, at
   * `COMPANY_M` and more, a false alarm by its meaning: counts neither way.
   */
  readonly companions: boolean
}

/** All that is true of a world. */
export interface Truth {
  readonly nominal: readonly TrueEvent[]
  readonly strict: readonly TrueEvent[]
  readonly lenient: readonly TrueEvent[]
}

/**
 * Ships alongside show antennas at most 100 m apart (FITTED.transfer); two and a half times that is company, not
 * contact.
 */
const COMPANY_M = 250

const STEP_S = 15

/** Every event of a world under the three readings, from its noise-free paths. */
export function trueEvents(world: World): Truth {
  const grids = world.vessels.map((vessel) => grid(world, vessel))
  const [nominal, strict, lenient]: TrueEvent[][] = [[], [], []]
  for (const [i, j, stretches] of nearPairs(world, grids)) {
    const pair = new Pair(world, i, j, grids)
    nominal!.push(...pair.events(stretches, NOMINAL))
    strict!.push(...pair.events(stretches, STRICT))
    lenient!.push(...pair.events(stretches, LENIENT))
  }
  return { nominal: nominal!, strict: strict!, lenient: lenient! }
}

/** Stretches of time within the limit, seconds: what `findProximities` should give on perfect tracks. */
export function trueContacts(world: World, distM: number): { vessels: [string, string]; from: number; to: number }[] {
  const grids = world.vessels.map((vessel) => grid(world, vessel))
  return nearPairs(world, grids).flatMap(([i, j, stretches]) => {
    const pair = new Pair(world, i, j, grids)
    return pair.contacts(stretches, distM).map(([from, to]) => ({ vessels: pair.ids, from, to }))
  })
}

/** Earth-centred places of a vessel at every `STEP_S`, from its true path. */
interface Grid {
  readonly first: number
  readonly points: Float64Array
  readonly count: number
}

function grid(world: World, vessel: Vessel): Grid {
  const first = Math.ceil(vessel.fromS / STEP_S)
  const count = Math.max(0, Math.floor(vessel.toS / STEP_S) - first + 1)
  const points = new Float64Array(count * 3)
  for (let k = 0; k < count; k++) points.set(placeAt(world, vessel, (first + k) * STEP_S), k * 3)
  return { first, points, count }
}

function placeAt(world: World, vessel: Vessel, s: number): Xyz {
  const state = vessel.path(s)
  const [lon, lat] = world.plane(state.x, state.y)
  return globePoint(lon, lat)
}

type Unnamed = Omit<TrueEvent, 'modes' | 'companions'>

type Stretch = readonly [from: number, to: number]

/**
 * Pairs that come near, and the grid steps during which they are: one in four steps is looked at, 60 s at 40 kn is 1.2
 * km.
 */
function nearPairs(world: World, grids: readonly Grid[]): [number, number, Stretch[]][] {
  const pairs: [number, number, Stretch[]][] = []
  for (let i = 0; i < grids.length; i++) {
    for (let j = i + 1; j < grids.length; j++) {
      if (world.vessels[i]!.id === world.vessels[j]!.id) continue
      const stretches = nearStretches(grids[i]!, grids[j]!)
      if (stretches.length > 0) pairs.push([i, j, stretches])
    }
  }
  return pairs
}

function nearStretches(a: Grid, b: Grid): Stretch[] {
  const list: [number, number][] = []
  const [from, to] = [Math.max(a.first, b.first), Math.min(a.first + a.count, b.first + b.count) - 1]
  for (let k = from; k <= to; k = k < to ? Math.min(to, k + 4) : k + 1) {
    if (gridM(a, b, k) > LENIENT.exitM + 1400) continue
    const last = list[list.length - 1]
    if (last !== undefined && last[1] >= k - 4) last[1] = Math.min(to, k + 4)
    else list.push([Math.max(from, k - 4), Math.min(to, k + 4)])
  }
  return list
}

function gridM(a: Grid, b: Grid, k: number): number {
  const [p, q] = [(k - a.first) * 3, (k - b.first) * 3]
  const [x, y, z] = [
    a.points[p]! - b.points[q]!,
    a.points[p + 1]! - b.points[q + 1]!,
    a.points[p + 2]! - b.points[q + 2]!,
  ]
  return Math.sqrt(x * x + y * y + z * z)
}

const median = (values: number[]): number => values.sort((p, q) => p - q)[values.length >> 1] ?? NaN

/** Two vessels and what can be asked of them. */
class Pair {
  readonly ids: [string, string]
  private readonly a: Vessel
  private readonly b: Vessel
  private readonly from: number
  private readonly to: number

  constructor(
    private readonly world: World,
    private readonly i: number,
    private readonly j: number,
    private readonly grids: readonly Grid[],
  ) {
    this.a = world.vessels[i]!
    this.b = world.vessels[j]!
    this.from = Math.max(this.a.fromS, this.b.fromS)
    this.to = Math.min(this.a.toS, this.b.toS)
    this.ids = this.a.id < this.b.id ? [this.a.id, this.b.id] : [this.b.id, this.a.id]
  }

  distance(s: number): number {
    return chordM(placeAt(this.world, this.a, s), placeAt(this.world, this.b, s))
  }

  private gridDistance(k: number): number {
    return gridM(this.grids[this.i]!, this.grids[this.j]!, k)
  }

  /** Stretches within a limit, their ends found by halving to a millisecond. */
  contacts(stretches: readonly Stretch[], limitM: number): [number, number][] {
    const list: [number, number][] = []
    for (const [from, to] of stretches) {
      let open: number | undefined = this.gridDistance(from) <= limitM ? this.edge(from) : undefined
      for (let k = from + 1; k <= to; k++) {
        const inside = this.gridDistance(k) <= limitM
        if (inside && open === undefined) open = this.root(k - 1, k, limitM)
        if (!inside && open !== undefined) {
          list.push([open, this.root(k - 1, k, limitM)])
          open = undefined
        }
      }
      if (open !== undefined) list.push([open, this.edge(to)])
    }
    return list
  }

  /** At the first or last grid step in reach the contact goes on to the end of the reach. */
  private edge(k: number): number {
    const s = k * STEP_S
    return s - this.from < STEP_S ? this.from : this.to - s < STEP_S ? this.to : s
  }

  private root(k: number, l: number, limitM: number): number {
    let [low, high] = [k * STEP_S, l * STEP_S]
    const inside = this.distance(low) <= limitM
    for (let n = 0; n < 14; n++) {
      const middle = (low + high) / 2
      if (this.distance(middle) <= limitM === inside) low = middle
      else high = middle
    }
    return (low + high) / 2
  }

  events(stretches: readonly Stretch[], reading: Reading): TrueEvent[] {
    return this.join(this.contacts(stretches, reading.distM), reading).flatMap((contacts) => {
      const event = this.measure(contacts)
      if (event.contactMs < reading.leastS * 1000) return []
      const modes = this.modes(event, reading)
      const companions = modes.length === 1 && modes[0] === 'underway' && event.medianM >= COMPANY_M
      return modes.length === 0 ? [] : [{ ...event, modes, companions }]
    })
  }

  private join(contacts: readonly (readonly [number, number])[], reading: Reading): Stretch[][] {
    const groups: Stretch[][] = []
    for (const contact of contacts) {
      const group = groups[groups.length - 1]
      const last = group?.[group.length - 1]
      const joined =
        last !== undefined && (contact[0] - last[1] <= reading.mergeS || this.stays(last[1], contact[0], reading.exitM))
      if (joined) group!.push(contact)
      else groups.push([contact])
    }
    return groups
  }

  /** True where the pair stays under a limit from one instant to another. */
  private stays(from: number, to: number, limitM: number): boolean {
    for (let k = Math.ceil(from / STEP_S); k <= to / STEP_S; k++) if (this.gridDistance(k) >= limitM) return false
    return true
  }

  private measure(contacts: readonly Stretch[]): Unnamed {
    const [start, end] = [contacts[0]![0], contacts[contacts.length - 1]![1]]
    const samples: number[] = []
    // Each minute, of long events two hundred instants: enough for a median.
    const step = Math.max(60, (end - start) / 200)
    for (const [from, to] of contacts) for (let s = from + 30; s < to - 30; s += step) samples.push(s)
    if (samples.length === 0) samples.push((start + end) / 2)
    const swap = this.ids[0] !== this.a.id
    const speeds = [this.a, this.b].map((vessel) => median(samples.map((s) => this.velocity(s, vessel))))
    const bows = samples.map((s) => Math.abs(turnDeg(this.a.path(s).headingDeg, this.b.path(s).headingDeg)))
    const planted = this.world.planted.find(
      (p) => p.vessels[0] === this.ids[0] && p.vessels[1] === this.ids[1] && p.fromS < end && p.toS > start,
    )
    return {
      vessels: this.ids,
      start: this.world.recipe.startMs + start * 1000,
      end: this.world.recipe.startMs + end * 1000,
      contactMs: contacts.reduce((sum, [from, to]) => sum + (to - from) * 1000, 0),
      cut: [start <= this.from, end >= this.to],
      medianKn: swap ? [speeds[1]!, speeds[0]!] : [speeds[0]!, speeds[1]!],
      relativeKn: median(samples.map((s) => this.relative(s))),
      headingDifferenceDeg: median(bows),
      label: planted?.kind ?? [this.a.kind, this.b.kind].sort().join('+'),
      planted: planted?.kind,
      medianM: median(samples.map((s) => this.distance(s))),
    }
  }

  private velocity(s: number, vessel: Vessel): number {
    return chordM(placeAt(this.world, vessel, s - 10), placeAt(this.world, vessel, s + 10)) / 20 / (1852 / 3600)
  }

  private relative(s: number): number {
    const at = (t: number): Xyz => {
      const [p, q] = [placeAt(this.world, this.a, t), placeAt(this.world, this.b, t)]
      return [p[0] - q[0], p[1] - q[1], p[2] - q[2]]
    }
    return chordM(at(s - 10), at(s + 10)) / 20 / (1852 / 3600)
  }

  /** At anchor or made fast, or alongside a ship at anchor. */
  private lies(vessel: Vessel, event: { readonly start: number; readonly end: number }): boolean {
    const [from, to] = [event.start, event.end].map((t) => (t - this.world.recipe.startMs) / 1000) as [number, number]
    const alongside = this.world.planted.some(
      (p) => p.kind === 'anchored' && p.vessels.includes(vessel.id) && p.fromS < to && p.toS > from,
    )
    return vessel.fast || alongside
  }

  private modes(event: Unnamed, reading: Reading): TransferKind[] {
    const [low, high] = [Math.min(...event.medianKn), Math.max(...event.medianKn)]
    const fast = this.lies(this.a, event) || this.lies(this.b, event)
    const slow = high <= reading.slowKn
    const bow = Math.min(event.headingDifferenceDeg, 180 - event.headingDifferenceDeg)
    const [least, most] = reading.underwayKn
    const along = low >= least && high <= most && event.relativeKn <= reading.relativeKn && bow <= reading.parallelDeg
    const modes: TransferKind[] = []
    if (slow) modes.push(fast ? 'anchored' : 'drifting')
    // A drift of a quarter knot cannot be told from a swing at anchor by its motion.
    if (slow && !fast && high < 0.25) modes.push('anchored')
    if (along) modes.push('underway')
    return modes
  }
}
