// A world of meetings: transfers of all modes, groups, and what looks like them; with sizes, types, draughts, lists,
// zones and land.
import type * as scenes from '../../test/world/assessScenes.js'
import type * as transmit from '../../test/world/transmit.js'
import type * as worlds from '../../test/world/world.js'
import type * as identity from '../../src/public/identity.js'
import type { PositionReport, ReportColumns, StaticReport } from '../../src/model/index.js'
import { loadFrom } from './checkout.js'
import { everyNth, packReports, type WorldInput } from './worldInput.js'

type World = worlds.World
type Vessel = World['vessels'][number]

const HOUR_S = 3600
const HOURS = 26
const START = Date.UTC(2020, 0, 1, 12)

const SCENES = {
  drifting: 3,
  anchored: 3,
  underway: 3,
  raftOfThree: 1,
  raftOfFour: 1,
  repeated: 1,
  transit: 2,
  crossing: 1,
  lane: 1,
  anchorage: 1,
  raft: 1,
  marina: 1,
  pilot: 2,
  tow: 2,
  fishing: 1,
  supply: 2,
  shuttle: 1,
} as const

/** Makes the world and writes down what was heard of it. */
export async function makeMeetings(checkout: string): Promise<WorldInput> {
  const { makeWorld } = await loadFrom<typeof worlds>(checkout, 'test/world/world.ts')
  const { listen } = await loadFrom<typeof transmit>(checkout, 'test/world/transmit.ts')
  const { bay, berths, bunker, closeAnchorage, convoy, double, escort, pairTrawl, pusher, service } = await loadFrom<
    typeof scenes
  >(checkout, 'test/world/assessScenes.ts')
  const more = [
    escort(1),
    escort(),
    pusher,
    double,
    double,
    double,
    double,
    service,
    service,
    bunker,
    bunker,
    berths,
    pairTrawl(),
    bay,
    closeAnchorage,
    convoy,
  ]
  const world = makeWorld(
    {
      name: 'golden',
      lon: -94.3,
      lat: 28.4,
      startMs: START,
      hours: HOURS,
      meetingHours: [1.5, 7],
      sharedIds: 1,
      scenes: SCENES,
      more,
    },
    1,
  )
  const reports = everyNth(reportsOf(listen(world, 0.2).columns), 2)
  const { toWatchlist } = await loadFrom<typeof identity>(checkout, 'src/public/identity.ts', 'src/identity/index.ts')
  const statics = staticsOf(world)
  return {
    name: 'meetings',
    startMs: START,
    ships: packReports(reports, START),
    statics,
    now: START + (HOURS + 3) * HOUR_S * 1000,
    watchlists: [toWatchlist(listed(statics), { name: 'golden list', asOf: START }).watchlist],
    zones: zonesOf(world),
    land: landOf(world),
    options: { assess: { zoneRoles: ROLES } },
  }
}

/** Columns as reports; what is missing is left out when they are packed. */
const reportsOf = ({
  ids,
  vessel,
  t,
  lon,
  lat,
  sogKn,
  cogDeg,
  headingDeg,
  aisClass,
}: ReportColumns): PositionReport[] =>
  Array.from(t, (at, i) => ({
    id: ids[vessel[i]!]!,
    t: at,
    lon: lon[i]!,
    lat: lat[i]!,
    sogKn: sogKn![i]!,
    cogDeg: cogDeg![i]!,
    headingDeg: headingDeg![i]!,
    aisClass: aisClass![i] === 1 ? ('A' as const) : ('B' as const),
  }))

const TYPES: { readonly [K in Vessel['kind']]?: number } = {
  mother: 80,
  daughter: 82,
  transit: 70,
  crossing: 80,
  anchorage: 79,
  raft: 30,
  pilot: 50,
  piloted: 70,
  tow: 31,
  fishing: 30,
  supply: 90,
  shuttle: 60,
  escort: 52,
  escorted: 84,
  double: 80,
  service: 53,
  served: 70,
  bunker: 80,
  bunkered: 70,
  berth: 70,
  trawler: 30,
  pusher: 31,
  yacht: 37,
}
const SMALL: ReadonlySet<Vessel['kind']> = new Set([
  'raft',
  'pilot',
  'tow',
  'fishing',
  'shuttle',
  'escort',
  'service',
  'trawler',
  'pusher',
  'yacht',
])

/**
 * What each ship sends of herself: ships of a transfer enter another draught after it; two exchange what they send at
 * their meeting.
 */
function staticsOf(world: World): StaticReport[] {
  const ships = world.vessels.filter(({ hull }) => hull === 0)
  const said = new Map(ships.map((vessel, k) => [vessel.id, { vessel, fields: fieldsOf(vessel, k) }]))
  const [swapped] = world.planted
  return ships.flatMap(({ id }) => {
    const { fields, vessel } = said.get(id)!
    if (swapped!.vessels.includes(id)) {
      const other = said.get(swapped!.vessels.find((one) => one !== id)!)!.fields
      return inTwo(
        id,
        fields,
        { ...fields, name: other.name!, imo: other.imo!, callSign: other.callSign! },
        (swapped!.fromS + swapped!.toS) / 2,
      )
    }
    const meeting = world.planted.find(({ vessels }) => vessels.includes(id))
    const by = vessel.kind === 'mother' ? -1.2 : 1.5
    return meeting === undefined
      ? [run(id, fields, 0, HOURS * HOUR_S)]
      : inTwo(id, fields, { ...fields, draughtM: fields.draughtM! + by }, meeting.toS + HOUR_S)
  })
}

type Fields = Omit<StaticReport, 'id' | 't'>

function fieldsOf({ id, kind }: Vessel, k: number): Fields {
  const lengthM = SMALL.has(kind) ? 15 + (k % 20) : 120 + ((k * 37) % 150)
  const beamM = 2 * Math.max(3, Math.round(lengthM / 13))
  const toBowM = Math.round(lengthM * 0.7)
  const shipType = TYPES[kind]
  return {
    name: `SHIP ${id.slice(-6)}`,
    callSign: `ZA${id.slice(-4)}`,
    messageType: 5,
    aisClass: 'A',
    draughtM: SMALL.has(kind) ? 3 : 10,
    dimensions: { toBowM, toSternM: lengthM - toBowM, toPortM: beamM / 2, toStarboardM: beamM / 2 },
    ...(shipType === undefined ? {} : { shipType }),
    ...(SMALL.has(kind) ? {} : { imo: imoOf(930_000 + k) }),
  }
}

/** Six digits with their check digit. */
const imoOf = (six: number): string =>
  `${six}${[...String(six)].reduce((sum, digit, i) => sum + Number(digit) * (7 - i), 0) % 10}`

/** Equal messages, one in six minutes, from one second of the world to another. */
function run(id: string, fields: Fields, fromS: number, toS: number): StaticReport {
  const [from, to] = [Math.round(fromS), Math.round(toS)]
  return {
    id,
    t: START + from * 1000,
    lastT: START + to * 1000,
    messages: Math.max(1, Math.round((to - from) / 360)),
    ...fields,
  }
}

const inTwo = (id: string, before: Fields, after: Fields, atS: number): StaticReport[] => [
  run(id, before, 0, atS - 360),
  run(id, after, atS, Math.max(atS, HOURS * HOUR_S)),
]

/** Four ships on a list: by number, by transmitter, by name and call sign, by a name that is nearly hers. */
function listed(statics: readonly StaticReport[]): object[] {
  const [a, b, c, d] = [5, 12, 19, 24].map((k) => statics[k]!)
  return [
    { imo: a!.imo ?? imoOf(900_001), name: 'ANOTHER NAME', flag: 'Panama', listedFrom: '2019-05-01' },
    { mmsi: b!.id, listedFrom: '2019-05-01', listedTo: '2019-11-30' },
    { name: c!.name, 'call sign': c!.callSign, type: 'tanker' },
    { name: `${d!.name!}0`, length: 180, programs: 'TEST' },
  ]
}

/** Zones by name; 'shelf' has no role. */
const ROLES = {
  'transfer area': 'transfer',
  roads: 'anchorage',
  'port limits': 'harbour',
  'watch box': 'watched',
} as const

type Box = readonly [west: number, south: number, east: number, north: number]

/** Columns of scenes, 14 km wide; each of the western five is a zone. */
function zonesOf(world: World): object {
  const columns = [...Object.keys(ROLES), 'shelf'].map((name, k) => ({
    name,
    box: [14_000 * (k - 3.5), -60_000, 14_000 * (k - 2.5), 60_000] as const,
  }))
  return {
    type: 'FeatureCollection',
    features: columns.map(({ name, box }) => ({
      type: 'Feature',
      properties: { name },
      geometry: polygon(world, box),
    })),
  }
}

/** A strip of land two kilometres north of the last row but one, where the look-alikes are. */
const landOf = (world: World): object => polygon(world, [-150_000, 30_000, 150_000, 37_000])

/** A rectangle of the world's plane, metres. */
function polygon({ plane }: World, [west, south, east, north]: Box): object {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const
  return { type: 'Polygon', coordinates: [ring.map(([x, y]) => plane(x, y).map((deg) => Math.round(deg * 1e5) / 1e5))] }
}
