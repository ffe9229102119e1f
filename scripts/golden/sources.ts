// What is detected in: the examples' real data, a real day where it is at hand, and the simulated worlds whose inputs
// were written down.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Checkout } from './checkout.js'
import { readWorld, unpackReports } from './worldInput.js'

/** One input with its options. */
interface Case {
  readonly input: object
  readonly options: object
}

/** A named input, made when it is its turn. */
export interface Source {
  readonly name: string
  /** Undefined where its data are not at hand. */
  readonly open: (checkout: Checkout) => Promise<Case | undefined>
}

const EXAMPLES = fileURLToPath(new URL('../../examples/data/', import.meta.url))
const GALVESTON = join(EXAMPLES, 'galveston-2020-01-01.csv.gz')
const SAN_FRANCISCO = join(EXAMPLES, 'san-francisco-bay-2020-01-01.csv.gz')
const WEST = ['us-2020-01-01-west.parquet', 'us-2020-01-01-west-statics.csv']

/** All sources; the worlds are those in a folder of inputs. */
export function allSources(inputs: string): Source[] {
  return [
    { name: 'galveston', open: (checkout) => openFiles(checkout, [GALVESTON]) },
    { name: 'san-francisco', open: (checkout) => openFiles(checkout, [SAN_FRANCISCO]) },
    { name: 'examples', open: (checkout) => openFiles(checkout, [GALVESTON, SAN_FRANCISCO]) },
    ...worldsIn(inputs),
    { name: 'west', open: openWest },
  ]
}

async function openFiles(checkout: Checkout, paths: readonly string[]): Promise<Case> {
  const { columns, statics } = await checkout.read(paths)
  return { input: { columns, statics, coastline: await checkout.coastline() }, options: {} }
}

async function openWest(checkout: Checkout): Promise<Case | undefined> {
  const folder = process.env['DARKWAKE_DATA']
  if (folder !== undefined && folder !== '')
    return openFiles(
      checkout,
      WEST.map((name) => join(folder, name)),
    )
  console.log(`west: skipped; set DARKWAKE_DATA to the folder of ${WEST.join(' and ')}`)
  return undefined
}

const ENDING = '.json.gz'

function worldsIn(folder: string): Source[] {
  if (!existsSync(folder))
    throw new Error(
      `There is no folder ${folder} of inputs; write it with "golden.ts inputs", or name it with --inputs.`,
    )
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .sort()
  return names.map((name) => ({
    name: name.slice(0, -ENDING.length),
    open: (checkout) => openWorld(checkout, join(folder, name)),
  }))
}

async function openWorld(checkout: Checkout, path: string): Promise<Case> {
  const world = readWorld(path)
  const { statics, watchlists, registry, zones, land, now, options = {} } = world
  return {
    input: {
      reports: unpackReports(world),
      statics,
      watchlists,
      registry,
      now,
      zones: zones === undefined ? undefined : await checkout.zonesOf(zones),
      coastline: land === undefined ? undefined : await checkout.coastlineOf(land),
    },
    options,
  }
}
