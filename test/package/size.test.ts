import { build } from 'esbuild'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ENTRIES, ROOT } from './project.js'

interface Bundle {
  /** Minified, bytes. */
  readonly bytes: number
  /** Minified and packed with gzip, bytes. */
  readonly packed: number
  /** Other packages of which code remains. */
  readonly packages: readonly string[]
}

/** What one import costs: dependencies bundled, minified, for browsers. */
async function bundle(what: string, subpath: string): Promise<Bundle> {
  const result = await build({
    stdin: { contents: `export ${what} from 'darkwake${subpath.slice(1)}'`, resolveDir: ROOT },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['@duckdb/node-api'],
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  const code = result.outputFiles[0]!.contents
  const inputs = Object.entries(Object.values(result.metafile.outputs)[0]!.inputs)
  const names = inputs.flatMap(([path, { bytesInOutput }]) => {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
    return bytesInOutput > 0 && name !== undefined ? [name] : []
  })
  return { bytes: code.length, packed: gzipSync(code).length, packages: [...new Set(names)].sort() }
}

/**
 * Ceilings for a whole entry, kilobytes minified and packed with gzip: about 15 % above what was measured when they
 * were set. What puts findings into words (explain, report, html) brings the catalogues of all kinds with it, and none
 * of their detectors.
 */
const WHOLE_KB: Readonly<Record<string, number>> = {
  '.': 186,
  './model': 1.1,
  './evidence': 1.1,
  './geo': 2,
  './time': 1.6,
  './track': 15.1,
  './space': 16.5,
  './night': 7.8,
  './knowledge': 11.8,
  './rendezvous': 24.2,
  './gap': 52.8,
  './identity': 64.2,
  './assess': 37.5,
  './scene': 11.2,
  './stages': 136,
  './explain': 29.1,
  './report': 40.7,
  './html': 147,
  './io': 55,
  './duckdb': 19.4,
}

describe('whole entries stay under their ceilings', () => {
  it('every entry has one', () => {
    expect(Object.keys(WHOLE_KB).sort()).toEqual(ENTRIES.map(([subpath]) => subpath).sort())
  })

  it.each(Object.entries(WHOLE_KB))('%s: %d kB', async (subpath, ceilingKb) => {
    const { bytes, packed } = await bundle('*', subpath)
    console.log(
      `size ${subpath}: ${(packed / 1000).toFixed(1)} kB packed, ${(bytes / 1000).toFixed(1)} kB minified; ceiling ${ceilingKb} kB`,
    )
    expect(packed / 1000).toBeLessThanOrEqual(ceilingKb)
    // A ceiling far above what is there guards nothing: lower it.
    expect(packed / 1000).toBeGreaterThan(ceilingKb * 0.6)
  })
})

/** One function: its ceiling in bytes, minified, and the only packages that may come with it. */
const ONE: readonly [name: string, subpath: string, ceiling: number, packages: readonly string[]][] = [
  ['distanceM', './geo', 700, []],
  ['haversineM', './geo', 600, []],
  ['unionIntervals', './time', 900, []],
  ['cleanTracks', './track', 19_000, []],
  ['findStops', './track', 8_600, []],
  ['findProximities', './space', 25_600, []],
  ['prepare', '.', 27_400, []],
  ['findRendezvous', '.', 57_500, []],
  ['findGaps', '.', 26_300, []],
  ['learn', '.', 18_300, []],
  ['lightAt', './night', 5_600, ['suncalc']],
  ['createLiveIndex', './space', 12_500, ['quickselect', 'rbush']],
  ['toGeoJSON', '.', 91_000, ['@turf/helpers']],
  ['parseTime', './io', 2_300, []],
  ['parseCoordinate', './io', 29_000, ['geolib']],
  ['readCsv', '.', 88_000, ['fzstd', 'geolib', 'papaparse']],
  ['detect', '.', 380_000, ['suncalc']],
  ['explain', '.', 76_000, []],
]

describe('one function brings only what it needs', () => {
  it.each(ONE)('%s from %s: at most %d bytes, with %j', async (name, subpath, ceiling, packages) => {
    const one = await bundle(`{ ${name} }`, subpath)
    console.log(`size ${name}: ${one.bytes} bytes; ceiling ${ceiling}`)
    expect(one.packages).toEqual(packages)
    expect(one.bytes).toBeLessThanOrEqual(ceiling)
  })
})
