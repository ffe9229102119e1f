// A world of identities: sales, slips, and ships that disguise themselves; with a register, a list and land at the
// harbours.
import type * as identity from '../../test/world/identity.js'
import type * as lists from '../../src/public/identity.js'
import type { StaticReport } from '../../src/model/index.js'
import { loadFrom } from './checkout.js'
import { packReports, type WorldInput } from './worldInput.js'

type World = identity.IdentityWorld

const START = Date.UTC(2023, 0, 1)
const MINUTE_MS = 60_000

/** Makes the world: one ship of each story. */
export async function makeIdentities(checkout: string): Promise<WorldInput> {
  const { identityWorld, RECIPE } = await loadFrom<typeof identity>(checkout, 'test/world/identity.ts')
  const counts = Object.fromEntries(
    Object.keys(RECIPE.counts).map((story) => [story, story === 'plain' ? 5 : 1]),
  ) as typeof RECIPE.counts
  const world = renumbered(identityWorld({ ...RECIPE, name: 'golden', counts, garbledShare: 0.002 }, 1))
  const statics = withSlips(world.statics.map(toMinutes), world)
  const { toWatchlist } = await loadFrom<typeof lists>(checkout, 'src/public/identity.ts', 'src/identity/index.ts')
  return {
    name: 'identities',
    startMs: START,
    ships: packReports(world.reports, START),
    statics,
    watchlists: [toWatchlist(listed(world, statics), { name: 'golden list', asOf: START }).watchlist],
    registry: registryOf(world, statics),
    land: landOf(world),
  }
}

const toMinutes = (report: StaticReport): StaticReport => ({
  ...report,
  t: toMinute(report.t),
  ...(report.lastT === undefined ? {} : { lastT: toMinute(report.lastT) }),
})

const toMinute = (t: number): number => Math.round(t / MINUTE_MS) * MINUTE_MS

/** Numbers of the ships whose story is 'plain': nothing else is odd about them. */
const plainIds = ({ ships }: World): string[] =>
  ships.filter(({ story }) => story === 'plain').map(({ ids }) => ids[0]!)

/** A number whose first digits are of no country. */
const NO_COUNTRY = '299123456'

/** The last plain ship sends a number that nobody can have given her. */
function renumbered(world: World): World {
  const last = plainIds(world).at(-1)
  const rename = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
    list.map((one) => (one.id === last ? { ...one, id: NO_COUNTRY } : one))
  return { ...world, statics: rename(world.statics), reports: rename(world.reports) }
}

/** One plain ship has a call sign of another country than her number. */
function withSlips(statics: readonly StaticReport[], world: World): StaticReport[] {
  const [first] = plainIds(world)
  return statics.map((one) => (one.id === first ? { ...one, callSign: 'UBZX5' } : one))
}

const imoOf = (statics: readonly StaticReport[], id: string): string =>
  statics.find((one) => one.id === id && one.imo !== undefined)!.imo!

/**
 * What a register says otherwise than the other plain ships: flag, status, hull, and that the flag knows nothing of the
 * ship.
 */
function registryOf(world: World, statics: readonly StaticReport[]): object[] {
  const [flag, status, hull] = plainIds(world)
    .slice(1, 4)
    .map((id) => imoOf(statics, id))
  return [
    { imo: flag, flag: 'TZ' },
    { imo: status, status: 'dead', from: START },
    { imo: hull, shipType: 30, lengthM: 40, flagStatus: 'disowned' },
  ]
}

/** Numbers that are nearly sent, and a plain ship by her name. */
function listed({ listed: near, ...world }: World, statics: readonly StaticReport[]): object[] {
  const name = statics.find(({ id }) => id === plainIds(world as World)[1])!.name
  return [
    ...near.map(({ imo, lengthM, names }) => ({ imo, length: lengthM, name: names[0] })),
    { name, listedFrom: '2023-06-01' },
  ]
}

const landOf = ({ land }: World): object => ({
  type: 'MultiPolygon',
  coordinates: land.map(([w, s, e, n]) => [
    [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ],
  ]),
})
