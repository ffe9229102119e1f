import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

// The house, bottom up: a floor imports only from floors below it.
const FLOORS = [
  'version.ts',
  'model',
  'evidence',
  'text',
  'time',
  'geo',
  'track',
  'space',
  'night',
  'knowledge',
  'gap',
  'rendezvous',
  'identity',
  'assess',
  'scene',
  'stages',
  'detect.ts',
  'explain',
  'report',
  'io',
  'index.ts',
  'cli',
]

const src = fileURLToPath(new URL('../src', import.meta.url))
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .sort()

interface Import {
  readonly file: string
  readonly from: string
  readonly typeOnly: boolean
}

const imports = files.flatMap((file): Import[] => {
  const text = readFileSync(join(src, file), 'utf8').replace(/^\s*(\*|\/\/|\/\*).*$/gm, '')
  const found = text.matchAll(/(?:\b(import|export)\s+(type\s)?[^'"]*?\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g)
  return [...found].map((match) => ({ file, from: match[3]!, typeOnly: match[2] !== undefined }))
})

const floorOf = (path: string): number => FLOORS.indexOf(path.split('/')[0]!)
const target = ({ file, from }: Import): string =>
  relative(src, join(src, dirname(file), from))
    .split(sep)
    .join('/')

describe('the house', () => {
  it('has a floor for every file', () => {
    expect(files.length).toBeGreaterThan(80)
    expect(files.filter((file) => floorOf(file) < 0)).toEqual([])
  })

  it('has floors that import only from those below', () => {
    const inside = imports.filter(({ from }) => from.startsWith('.'))
    expect(inside.length).toBeGreaterThan(200)
    const upward = inside.filter((one) => floorOf(target(one).replace(/\.js$/, '.ts')) > floorOf(one.file))
    expect(upward.map(({ file, from }) => `${file} imports ${from}`)).toEqual([])
  })

  it('has one importer for each package', () => {
    const importers = new Map<string, Set<string>>()
    for (const { file, from, typeOnly } of imports) {
      if (from.startsWith('.') || from.startsWith('node:') || typeOnly) continue
      importers.set(from, (importers.get(from) ?? new Set()).add(file))
    }
    expect(
      [...importers].filter(([, by]) => by.size !== 1).map(([name, by]) => `${name}: ${[...by].join(', ')}`),
    ).toEqual([])
    expect([...importers.keys()].sort()).toEqual([
      '@duckdb/node-api',
      '@turf/helpers',
      'commander',
      'fzstd',
      'geolib',
      'leaflet',
      'papaparse',
      'rbush',
      'suncalc',
      'topojson-client',
      'uplot',
    ])
  })

  it('keeps what belongs to Node in the command', () => {
    expect(imports.filter(({ file, from }) => from.startsWith('node:') && !file.startsWith('cli/'))).toEqual([])
  })
})
