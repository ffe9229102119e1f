// The code of one checkout, loaded while running. Its types are told here, and not taken from the source beside this
// file, so that code before a change and after it can both be run.
import { createReadStream, existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What readers make of files; handed on, not looked into. */
interface Read {
  readonly columns: object
  readonly statics: object
}

interface DetectModule {
  detect(input: object, options: object): unknown
}

interface ReadModule {
  createReading(): object
  addInput(reading: object, source: AsyncIterable<Uint8Array>, options: object): Promise<void>
  finishReading(reading: object): Read
}

interface DuckDbModule {
  addWithDuckDb(reading: object, path: string, options: object): Promise<void>
}

interface CoastModule {
  loadCoastline(): Promise<object>
}

interface SpaceModule {
  createCoastline(land: object): object
  createZones(areas: object): object
}

interface OptionsModule {
  readonly LIST_DEFAULTS?: object
}

/** What is asked of a checkout. */
export interface Checkout {
  /** Runs `detect` so that every finding has its bits: where only so many are weighed and listed, all are. */
  detect(input: object, options: object): Promise<unknown>
  /** Reads files as one input, as the command does. */
  read(paths: readonly string[]): Promise<Read>
  /** The coastline that the command uses. */
  coastline(): Promise<object>
  /** A coastline of polygons. */
  coastlineOf(land: object): Promise<object>
  /** Areas to name. */
  zonesOf(areas: object): Promise<object>
}

/** Loads one module of a checkout by its path in there. */
/** Loads the first of some files that a checkout has: they stood elsewhere in versions before. */
export async function loadFrom<T>(folder: string, ...paths: readonly string[]): Promise<T> {
  const path = paths.map((one) => join(resolve(folder), one)).find((one) => existsSync(one))
  if (path === undefined) throw new Error(`${folder} has none of ${paths.join(', ')}.`)
  return (await import(pathToFileURL(path).href)) as T
}

/** More meetings and ships than any input has. */
const ALL = 1e9

/** The code in a folder, loaded when it is asked for. */
export function openCheckout(folder: string): Checkout {
  const space = (): Promise<SpaceModule> => loadFrom(folder, 'src/place/index.ts', 'src/space/index.ts')
  return {
    detect: async (input, options) => {
      const { detect } = await loadFrom<DetectModule>(folder, 'src/detect/index.ts', 'src/detect.ts')
      const found = detect(input, { ...(await listAll(folder)), ...options }) as { readonly findings?: unknown }
      return found.findings ?? found
    },
    read: (paths) => readFiles(folder, paths),
    coastline: async () =>
      (await loadFrom<CoastModule>(folder, 'src/cli/input/coastline.ts', 'src/cli/coastline.ts')).loadCoastline(),
    coastlineOf: async (land) => (await space()).createCoastline(land),
    zonesOf: async (areas) => (await space()).createZones(areas),
  }
}

/** Options that let nothing be cut or shortened. */
async function listAll(folder: string): Promise<object> {
  const { LIST_DEFAULTS = {} } = await loadFrom<OptionsModule>(folder, 'src/stages/options.ts')
  if ('maxAssessed' in LIST_DEFAULTS) return { list: { maxAssessed: ALL } }
  return 'portContacts' in LIST_DEFAULTS ? { list: { portContacts: 'full' } } : {}
}

async function readFiles(folder: string, paths: readonly string[]): Promise<Read> {
  const { addInput, createReading, finishReading } = await loadFrom<ReadModule>(
    folder,
    'src/public/io.ts',
    'src/io/index.ts',
  )
  const reading = createReading()
  for (const path of paths) {
    if (path.endsWith('.parquet')) await addParquet(folder, reading, path)
    else await addInput(reading, createReadStream(path), { name: basename(path) })
  }
  return finishReading(reading)
}

async function addParquet(folder: string, reading: object, path: string): Promise<void> {
  const { addWithDuckDb } = await loadFrom<DuckDbModule>(folder, 'src/public/duckdb.ts', 'src/io/duckdb/index.ts')
  await addWithDuckDb(reading, path, { columns: {}, where: '', dayFirst: true, format: 'parquet' })
}
