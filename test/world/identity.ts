import type { Gap, PositionReport, StaticReport } from '../../src/model/index.js'
import { random, type Random } from './random.js'

// Worlds of identities with their truth; no code of the library's is used. The recipe was written down before any rule
// was run on one, and is changed only where a better measurement of real traffic asks for it.

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START: number = Date.UTC(2023, 0, 1)

/** Messages are told in runs of so many days, as readers tell what does not change. */
const RUN_DAYS = 3

/** What a world holds: how many ships of each story. */
export interface IdentityRecipe {
  readonly name: string
  /** Length of the record, days. */
  readonly days: number
  readonly counts: Readonly<Record<Story, number>>
  /** Share of static messages whose name or number is garbled. */
  readonly garbledShare: number
  /** Share of ships of which another has the same hull, to the metre of the antenna's place. */
  readonly sisterShare: number
}

/** What a ship does in the time of the record; those after the mark disguise themselves. */
type Story =
  | 'plain'
  | 'sale'
  | 'reflag'
  | 'typo'
  | 'number-typo'
  | 'correction'
  | 'laid-up'
  | 'fleet-number'
  | 'new-ship'
  | 'small-reflag'
  | 'number-added'
  // ---- deliberate
  | 'successor-at-yard'
  | 'successor-at-sea'
  | 'flag-hop'
  | 'number-dropped'
  | 'renamed-in-silence'
  | 'clone'
  | 'zombie'
  | 'near-number'
  | 'borrowed-name'

const DELIBERATE: ReadonlySet<Story> = new Set<Story>([
  'successor-at-yard',
  'successor-at-sea',
  'flag-hop',
  'number-dropped',
  'renamed-in-silence',
  'clone',
  'zombie',
  'near-number',
  'borrowed-name',
])

export const RECIPE: IdentityRecipe = {
  name: 'identities',
  days: 800,
  counts: {
    plain: 200,
    sale: 40,
    reflag: 40,
    typo: 30,
    'number-typo': 15,
    correction: 20,
    'laid-up': 10,
    'fleet-number': 15,
    'new-ship': 30,
    'small-reflag': 15,
    'number-added': 10,
    'successor-at-yard': 20,
    'successor-at-sea': 20,
    'flag-hop': 12,
    'number-dropped': 12,
    'renamed-in-silence': 12,
    clone: 12,
    zombie: 12,
    'near-number': 12,
    'borrowed-name': 12,
  },
  garbledShare: 0.01,
  sisterShare: 0.25,
}

/** @public For the end: other places of stories, more sisters, more noise. */
export const HELD_OUT_RECIPE: IdentityRecipe = {
  ...RECIPE,
  name: 'identities-held-out',
  garbledShare: 0.02,
  sisterShare: 0.4,
}
/** @public Worlds kept for the end. */
export const HELD_OUT_SEEDS: readonly number[] = [9101, 9102, 9103]

/** One hull's truth. */
export interface WorldShip {
  readonly story: Story
  readonly deliberate: boolean
  /** Every number that it sent. */
  readonly ids: readonly string[]
}

export interface IdentityWorld {
  readonly statics: StaticReport[]
  readonly reports: PositionReport[]
  readonly gaps: Gap[]
  readonly ships: WorldShip[]
  /**
   * Handovers that a perfect observer would stitch: from one number to the next of a hull, without a common IMO number.
   */
  readonly successions: (readonly [string, string])[]
  /** Squares of land, [west, south, east, north], one at each harbour. */
  readonly land: (readonly [number, number, number, number])[]
  /** IMO numbers that a list has, with length: of ships that the world's "near-number" ships are made to look like. */
  readonly listed: { imo: string; lengthM: number; names: string[] }[]
}

const HARBOURS = [
  [56.4, 25.2],
  [50.2, 26.7],
  [72.8, 18.9],
  [103.8, 1.2],
  [39.1, 21.5],
  [121.8, 31.2],
] as const
const FLAGS = ['256', '351', '538', '636', '215', '249', '477', '563', '209', '370'] as const
const CALLS: Readonly<Record<string, string>> = {
  256: '9HA',
  351: '3EB',
  538: 'V7A',
  636: 'A8K',
  215: '9HB',
  249: '9HC',
  477: 'VRA',
  563: '9VA',
  209: '5BA',
  370: '3FA',
}
const WORDS = [
  'AMBER',
  'BALTIC',
  'CORAL',
  'DELTA',
  'EMERALD',
  'FORTUNE',
  'GOLDEN',
  'HARMONY',
  'ISLAND',
  'JASMINE',
  'KESTREL',
  'LIBERTY',
  'MARINER',
  'NORTHERN',
  'ORIENT',
  'PACIFIC',
  'QUEEN',
  'ROYAL',
  'SILVER',
  'TRIUMPH',
  'UNITY',
  'VICTORY',
  'WESTERN',
  'ZENITH',
] as const

interface Identity {
  id: string
  imo?: string
  name: string
  callSign: string
}

interface Hull {
  readonly dims: readonly [number, number, number, number]
  readonly shipType: number
  readonly home: number
  readonly away: number
  readonly phase: number
  readonly berth: readonly [number, number]
}

const checkDigit = (six: string): number => [...six].reduce((sum, digit, i) => sum + Number(digit) * (7 - i), 0) % 10

class Registry {
  private readonly used = new Set<string>()
  constructor(private readonly rng: Random) {}
  unique(make: () => string): string {
    for (;;) {
      const value = make()
      if (this.used.has(value)) continue
      this.used.add(value)
      return value
    }
  }
  imo(): string {
    return this.unique(() => {
      const six = String(this.rng.whole(800_000, 989_999))
      return six + String(checkDigit(six))
    })
  }
  id(mid: string): string {
    return this.unique(() => mid + String(this.rng.whole(100, 999)) + String(this.rng.whole(100, 999)))
  }
  name(): string {
    return this.unique(() => `${this.rng.pick(WORDS)} ${this.rng.pick(WORDS)} ${this.rng.whole(1, 99)}`)
  }
  callSign(mid: string): string {
    return this.unique(() => CALLS[mid]! + String(this.rng.whole(10, 99)) + String(this.rng.whole(1, 9)))
  }
  identity(withImo = true, mid: string = this.rng.pick(FLAGS)): Identity {
    return {
      id: this.id(mid),
      name: this.name(),
      callSign: this.callSign(mid),
      ...(withImo ? { imo: this.imo() } : {}),
    }
  }
}

/**
 * Where a hull is: to and fro between two harbours at ten knots, two days in each; `stay` keeps it at its home berth.
 */
function placeOf(hull: Hull, t: number, stay?: readonly [number, number]): { lon: number; lat: number; sogKn: number } {
  const [a, b] = [HARBOURS[hull.home]!, HARBOURS[hull.away]!]
  const atHome = { lon: a[0] + hull.berth[0], lat: a[1] + hull.berth[1], sogKn: 0 }
  if (stay !== undefined && t >= stay[0] && t <= stay[1]) return atHome
  const km = 111 * Math.hypot((b[0] - a[0]) * Math.cos((a[1] * Math.PI) / 180), b[1] - a[1])
  const passage = (km / 18.52) * HOUR
  const cycle = 2 * (passage + 2 * DAY)
  const u = (((t - START) / cycle + hull.phase) % 1) * cycle
  const share =
    u < 2 * DAY
      ? 0
      : u < 2 * DAY + passage
        ? (u - 2 * DAY) / passage
        : u < 4 * DAY + passage
          ? 1
          : 1 - (u - 4 * DAY - passage) / passage
  if (share === 0) return atHome
  const still = share === 1
  return {
    lon: a[0] + (b[0] - a[0]) * share + hull.berth[0],
    lat: a[1] + (b[1] - a[1]) * share + hull.berth[1],
    sogKn: still ? 0 : 10,
  }
}

export function identityWorld(recipe: IdentityRecipe, seed: number): IdentityWorld {
  const rng = random(recipe.name, seed)
  const registry = new Registry(rng)
  const world: IdentityWorld = {
    statics: [],
    reports: [],
    gaps: [],
    ships: [],
    successions: [],
    listed: [],
    land: HARBOURS.map(([lon, lat]) => [lon - 0.05, lat - 0.05, lon + 0.05, lat + 0.05] as const),
  }
  const hulls: Hull[] = []
  const makeHull = (large = true): Hull => {
    const length = large ? rng.whole(90, 330) : rng.whole(18, 60)
    const beam = Math.min(60, Math.round(length / rng.between(5.5, 7)))
    const bow = Math.round(length * rng.between(0.05, 0.9))
    const port = Math.round(beam * rng.between(0.2, 0.8))
    const sister = large && hulls.length > 20 && rng.chance(recipe.sisterShare) ? rng.pick(hulls) : undefined
    const home = rng.whole(0, HARBOURS.length - 1)
    const hull: Hull = {
      dims: sister?.dims ?? [bow, length - bow, port, beam - port],
      shipType: sister?.shipType ?? rng.pick([70, 71, 80, 82, 89]),
      home,
      away: (home + rng.whole(1, HARBOURS.length - 1)) % HARBOURS.length,
      phase: rng.unit(),
      berth: [rng.between(-0.02, 0.02), rng.between(-0.02, 0.02)],
    }
    if (large) hulls.push(hull)
    return hull
  }
  const end = recipe.days

  /** A hull sends an identity from one day to another. */
  const send = (
    hull: Hull,
    identity: Identity,
    fromDay: number,
    toDay: number,
    more: {
      stay?: readonly [number, number]
      noImo?: boolean
      dims?: Hull['dims']
      shipType?: number
      everyH?: number
      still?: boolean
    } = {},
  ): void => {
    const [toBowM, toSternM, toPortM, toStarboardM] = more.dims ?? hull.dims
    const stepH = more.everyH ?? 12
    for (let day = fromDay; day < toDay; day += RUN_DAYS) {
      const t = START + day * DAY + rng.between(0, HOUR)
      const upTo = Math.min(START + toDay * DAY - 1, t + (RUN_DAYS * 24 - 2) * HOUR)
      if (upTo <= t) continue
      const fields = {
        id: identity.id,
        name: identity.name,
        callSign: identity.callSign,
        shipType: hazard(more.shipType ?? hull.shipType),
        ...(identity.imo === undefined || more.noImo === true ? {} : { imo: identity.imo }),
        dimensions: { toBowM, toSternM, toPortM, toStarboardM },
        aisClass: 'A' as const,
        messageType: 5 as const,
      }
      // A garbled message ends a run, as it does where a reader tells changes only.
      const garbled = Array.from({ length: Math.round(48 * RUN_DAYS * recipe.garbledShare) }, () =>
        rng.between(t, upTo),
      ).sort((x, y) => x - y)
      let from = t
      for (const at of [...garbled, upTo]) {
        const lastT = at === upTo ? upTo : Math.max(from, at - HOUR / 2)
        world.statics.push({
          ...fields,
          t: from,
          lastT,
          messages: Math.max(1, Math.round((lastT - from) / (0.5 * HOUR))),
        })
        if (at === upTo) break
        world.statics.push({
          ...fields,
          t: at,
          ...(rng.chance(0.5)
            ? { name: garble(rng, identity.name) }
            : { imo: String(rng.whole(1_000_000, 9_999_999)) }),
        })
        from = Math.min(upTo, at + HOUR / 2)
      }
    }
    for (let t = START + fromDay * DAY; t < START + toDay * DAY; t += stepH * HOUR) {
      const { lon, lat, sogKn } = placeOf(hull, t, more.still === true ? [-Infinity, Infinity] : more.stay)
      world.reports.push({
        id: identity.id,
        t,
        lon: lon + rng.normal() * 5e-5,
        lat: lat + rng.normal() * 5e-5,
        sogKn,
        aisClass: 'A',
      })
    }
  }
  /** The second digit of a type is of the cargo, and flips between voyages. */
  const hazard = (shipType: number): number =>
    rng.chance(0.1) ? Math.floor(shipType / 10) * 10 + rng.whole(0, 9) : shipType
  const gapOf = (hull: Hull, id: string, fromDay: number, toDay?: number): void => {
    const start = START + fromDay * DAY
    const { lon, lat } = placeOf(hull, start)
    world.gaps.push({
      kind: 'gap',
      id: `gap:${id}:${start}`,
      vessels: [{ id, hull: 0 }],
      start,
      ...(toDay === undefined ? {} : { end: START + toDay * DAY }),
      lon,
      lat,
      measures: {
        durationMs: ((toDay ?? end) - fromDay) * DAY,
        before: { t: start, lon, lat, row: 0 },
        expectedIntervalMs: 8 * HOUR,
        limitMs: 24 * HOUR,
        reportsBefore: 10,
        topSpeedKn: 15,
        topSpeedBy: 'default',
      },
    })
  }
  /** The first day from `from` on at which a hull is at its home berth, or at sea. */
  const dayWhen = (hull: Hull, from: number, moored: boolean): number => {
    const [home, lat] = HARBOURS[hull.home]!
    const isHome = (day: number): boolean => {
      const place = placeOf(hull, START + day * DAY)
      return place.sogKn === 0 && place.lon === home + hull.berth[0] && place.lat === lat + hull.berth[1]
    }
    let day = from
    while (day < end - 60 && !(moored ? isHome(day) : placeOf(hull, START + day * DAY).sogKn > 0)) day += 0.5
    return day
  }
  const note = (story: Story, ids: readonly string[]): void =>
    void world.ships.push({ story, deliberate: DELIBERATE.has(story), ids })
  const stories: Record<Story, () => void> = {
    plain: () => {
      const [hull, a] = [makeHull(), registry.identity()]
      send(hull, a, rng.between(0, 50), end)
      note('plain', [a.id])
    },
    sale: () => {
      const [hull, a] = [makeHull(), registry.identity()]
      const day = dayWhen(hull, rng.between(100, 600), true)
      send(hull, a, 0, day)
      send(
        hull,
        { ...a, name: registry.name(), ...(rng.chance(0.5) ? { callSign: registry.callSign(a.id.slice(0, 3)) } : {}) },
        day + rng.between(0, 3),
        end,
      )
      note('sale', [a.id])
    },
    reflag: () => {
      const [hull, a] = [makeHull(), registry.identity()]
      const b = registry.identity()
      const day = dayWhen(hull, rng.between(100, 600), true)
      const back = day + rng.between(0.2, 10)
      const stay = [START + day * DAY, START + back * DAY] as const
      send(hull, a, 0, day)
      send(hull, { ...b, imo: a.imo!, name: rng.chance(0.5) ? a.name : b.name }, back, end, { stay })
      note('reflag', [a.id, b.id])
    },
    typo: () => {
      const [hull, a] = [makeHull(), registry.identity()]
      const [from, days] = [rng.between(50, 500), rng.between(3, 60)]
      const at = rng.whole(1, a.name.length - 2)
      const wrong =
        a.name.slice(0, at) + String.fromCharCode(65 + rng.whole(0, 25)) + a.name.slice(at + (rng.chance(0.7) ? 1 : 0))
      send(hull, a, 0, from)
      send(hull, { ...a, name: wrong }, from, from + days)
      send(hull, a, from + days, end)
      note('typo', [a.id])
    },
    'number-typo': () => {
      const [hull, a] = [makeHull(), registry.identity()]
      const until = rng.between(30, 400)
      const at = rng.whole(0, 6)
      const wrong = a.imo!.slice(0, at) + String((Number(a.imo![at]) + rng.whole(1, 9)) % 10) + a.imo!.slice(at + 1)
      send(hull, { ...a, imo: wrong }, 0, until)
      send(hull, a, until, end)
      note('number-typo', [a.id])
    },
    correction: () => {
      const [hull, a] = [makeHull(), registry.identity()]
      const until = rng.between(30, 400)
      const [p, q, r, s] = hull.dims
      const wrong = rng.pick([
        [q, p, r, s],
        [p, q, s, r],
        [p + 3, q - 3, r, s],
        [p, q, r, s],
      ] as const)
      send(hull, a, 0, until, { dims: wrong, ...(rng.chance(0.5) ? { shipType: rng.pick([70, 80, 99]) } : {}) })
      send(hull, a, until, end)
      note('correction', [a.id])
    },
    'laid-up': () => {
      const [hull, a] = [makeHull(), registry.identity()]
      const day = dayWhen(hull, rng.between(50, 150), true)
      send(hull, a, 0, day)
      send(hull, a, day + rng.between(150, 360), end)
      note('laid-up', [a.id])
    },
    'fleet-number': () => {
      const [a, b] = [registry.identity(false, '412'), registry.identity(false, '412')]
      const [h, k] = [makeHull(false), makeHull(false)]
      send(h, a, 0, end)
      send(k, { ...b, id: a.id }, 20, end)
      note('fleet-number', [a.id])
    },
    'new-ship': () => {
      // From a yard, beside others of its class that leave it at other times.
      const like = rng.pick(hulls)
      const hull: Hull = {
        ...like,
        home: 5,
        away: rng.whole(0, 4),
        phase: rng.unit(),
        berth: [rng.between(-0.005, 0.005), rng.between(-0.005, 0.005)],
      }
      const a = registry.identity()
      const day = rng.between(60, 700)
      send(hull, a, day, end, { stay: [START, START + (day + rng.between(1, 6)) * DAY] })
      note('new-ship', [a.id])
    },
    'small-reflag': () => {
      const [hull, a, b] = [makeHull(false), registry.identity(false), registry.identity(false)]
      const day = dayWhen(hull, rng.between(100, 600), true)
      const back = day + rng.between(1, 20)
      send(hull, a, 0, day)
      send(hull, b, back, end, { stay: [START + day * DAY, START + back * DAY] })
      note('small-reflag', [a.id, b.id])
      world.successions.push([a.id, b.id])
    },
    'number-added': () => {
      const [hull, a] = [makeHull(), registry.identity()]
      const day = rng.between(50, 400)
      send(hull, a, 0, day, { noImo: true })
      send(hull, a, day, end)
      note('number-added', [a.id])
    },
    'successor-at-yard': () => {
      const like = makeHull()
      const hull: Hull = {
        ...like,
        home: 5,
        away: rng.whole(0, 4),
        berth: [rng.between(-0.005, 0.005), rng.between(-0.005, 0.005)],
      }
      const [a, b] = [registry.identity(), registry.identity(rng.chance(0.8))]
      const day = dayWhen(hull, rng.between(100, 600), true)
      const back = day + rng.between(2, 50)
      const stay = [START + day * DAY, START + (back + rng.between(0, 2)) * DAY] as const
      send(hull, a, 0, day + 0.4, { stay })
      send(hull, b, back, end, { stay })
      note('successor-at-yard', [a.id, b.id])
      world.successions.push([a.id, b.id])
    },
    'successor-at-sea': () => {
      const [hull, a, b] = [makeHull(), registry.identity(), registry.identity(rng.chance(0.7))]
      const day = dayWhen(hull, rng.between(100, 600), false)
      const back = day + rng.between(0.3, 8)
      send(hull, a, 0, day)
      gapOf(hull, a.id, day)
      send(hull, b, back, end)
      note('successor-at-sea', [a.id, b.id])
      world.successions.push([a.id, b.id])
    },
    'flag-hop': () => {
      const [hull, a] = [makeHull(), registry.identity()]
      let day = rng.between(50, 150)
      send(hull, a, 0, day)
      const ids = [a.id]
      for (let k = rng.whole(3, 4); k > 0; k--) {
        const b = registry.identity(true, FLAGS[(ids.length * 3) % FLAGS.length]!)
        const next = k === 1 ? end : day + rng.between(60, 160)
        send(hull, { ...b, imo: a.imo! }, day + rng.between(0, 4), next)
        ids.push(b.id)
        day = next
      }
      note('flag-hop', ids)
    },
    'number-dropped': () => {
      const [hull, a] = [makeHull(), registry.identity()]
      const day = rng.between(100, 600)
      send(hull, a, 0, day)
      send(hull, rng.chance(0.5) ? a : { ...a, name: registry.name() }, day + rng.between(0, 0.5), end, { noImo: true })
      note('number-dropped', [a.id])
    },
    'renamed-in-silence': () => {
      const [hull, a] = [makeHull(), registry.identity()]
      const b = registry.identity()
      const day = dayWhen(hull, rng.between(100, 600), false)
      const back = day + rng.between(1, 8)
      send(hull, a, 0, day)
      gapOf(hull, a.id, day, back)
      send(hull, { ...b, imo: a.imo! }, back, end)
      note('renamed-in-silence', [a.id, b.id])
    },
    clone: () => {
      const [hull, a, other] = [makeHull(), registry.identity(), makeHull()]
      const b = registry.identity(true, a.id.slice(0, 3))
      const from = rng.between(100, 500)
      send(hull, a, 0, end, { everyH: 0.9 })
      send(
        { ...other, home: (hull.home + 3) % 6, away: (hull.away + 3) % 6 },
        { ...b, imo: a.imo!, name: a.name },
        from,
        from + rng.between(20, 120),
        { everyH: 0.9 },
      )
      note('clone', [a.id, b.id])
    },
    zombie: () => {
      const [hull, a] = [makeHull(), registry.identity()]
      const day = rng.between(50, 200)
      send(hull, a, 0, day)
      const other = { ...makeHull(), shipType: hull.shipType }
      send(other, { ...registry.identity(), imo: a.imo!, name: a.name }, day + rng.between(400, 550), end)
      note('zombie', [a.id, world.statics[world.statics.length - 1]!.id])
    },
    'near-number': () => {
      // A number with a digit changed so that the check digit still fits: by five in the second, fourth or sixth place.
      const [hull, a] = [makeHull(), registry.identity()]
      const at = rng.pick([1, 3, 5])
      const imo = a.imo!.slice(0, at) + String((Number(a.imo![at]) + 5) % 10) + a.imo!.slice(at + 1)
      const b = registry.identity()
      world.listed.push({ imo: a.imo!, lengthM: hull.dims[0] + hull.dims[1] + rng.whole(-2, 2), names: [a.name] })
      send(hull, { ...b, imo }, rng.between(0, 300), end)
      note('near-number', [b.id])
    },
    'borrowed-name': () => {
      const [hull, a] = [makeHull(), registry.identity()]
      const day = dayWhen(hull, rng.between(100, 600), false)
      const [from, days] = [day + rng.between(0.2, 1), rng.between(3, 25)]
      send(hull, a, 0, day)
      gapOf(hull, a.id, day, from)
      send(hull, { ...a, name: registry.name() }, from, from + days)
      send(hull, a, from + days + 0.2, end)
      note('borrowed-name', [a.id])
    },
  }
  for (const story of Object.keys(recipe.counts) as Story[])
    for (let k = 0; k < recipe.counts[story]; k++) stories[story]()
  return world
}

const garble = (rng: Random, name: string): string =>
  [...name].map((letter) => (rng.chance(0.2) ? String.fromCharCode(33 + rng.whole(0, 60)) : letter)).join('')
