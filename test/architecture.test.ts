import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

// What docs/architecture.md says of the sources.

const root = fileURLToPath(new URL('..', import.meta.url))

/** Lines of rooms, bottom up: a room imports only from rooms on lines above its own. */
const LAYERS = /```text\n([^`]*)```/
  .exec(readFileSync(join(root, 'docs/architecture.md'), 'utf8'))![1]!
  .trim()
  .split('\n')
  .map((line) => line.split(', '))
const layerOf = (room: string): number => LAYERS.findIndex((rooms) => rooms.includes(room))

interface Import {
  readonly file: string
  /** A file from the project's root, or a package. */
  readonly from: string
  readonly typeOnly: boolean
}

const posix = (path: string): string => path.split(sep).join('/')

const sourcesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${posix(name)}`)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .sort()

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/^\s*(\*|\/\/|\/\*).*$/gm, '')
  const found = text.matchAll(/(?:\b(import|export)\s+(type\s)?[^'"]*?\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g)
  return [...found].map(([, , type, from]) => ({
    file,
    from: from!.startsWith('.') ? posix(normalize(join(dirname(file), from!))).replace(/\.js$/, '.ts') : from!,
    typeOnly: type !== undefined,
  }))
}

const sources = sourcesOf('src')
const imports = sources.flatMap(importsOf)
const inside = imports.filter(({ from }) => from.startsWith('src/'))
const roomOf = (file: string): string => dirname(file).replace(/^src\//, '')
const shown = ({ file, from }: Import): string => `${file} imports ${from}`

describe('the rooms of src', () => {
  it('are those of docs/architecture.md', () => {
    expect(sources.length).toBeGreaterThan(300)
    expect([...new Set(sources.map(roomOf))].sort()).toEqual(LAYERS.flat().sort())
  })

  it('import only from rooms below them', () => {
    expect(inside.length).toBeGreaterThan(800)
    const across = inside.filter(({ file, from }) => roomOf(file) !== roomOf(from))
    expect(across.filter(({ file, from }) => layerOf(roomOf(from)) >= layerOf(roomOf(file))).map(shown)).toEqual([])
  })

  it('are entered through their index, by tests too', () => {
    const outside = ['test', 'scripts', 'bench', 'examples'].flatMap(sourcesOf).flatMap(importsOf)
    const across = [...inside, ...outside].filter(
      ({ file, from }) => from.startsWith('src/') && dirname(file) !== dirname(from),
    )
    expect(across.length).toBeGreaterThan(1000)
    const deep = across.filter(({ from }) => !from.endsWith('/index.ts') && !from.startsWith('src/public/'))
    expect(deep.map(shown)).toEqual([])
  })

  it('have no files that import each other in a circle', () => {
    expect(circlesOf(inside)).toEqual([])
    expect(circlesOf([...inside, { file: 'src/base/index.ts', from: 'src/cli/main.ts', typeOnly: false }])).not.toEqual(
      [],
    )
  })

  it('hold at most 20 files each', () => {
    const counts = new Map<string, number>()
    for (const file of sources) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
    expect([...counts].filter(([room, n]) => n > 20 && room !== 'src/public')).toEqual([])
  })

  it('have one importer for each package', () => {
    const importers = new Map<string, Set<string>>()
    for (const { file, from, typeOnly } of imports) {
      if (from.startsWith('src/') || from.startsWith('node:') || typeOnly) continue
      importers.set(from, (importers.get(from) ?? new Set()).add(file))
    }
    const several = [...importers].filter(([, by]) => by.size !== 1)
    expect(several.map(([name, by]) => `${name}: ${[...by].join(', ')}`)).toEqual([])
    expect([...importers.keys()].sort().join(' ')).toBe(
      '@duckdb/node-api @turf/helpers commander fzstd geolib leaflet papaparse rbush suncalc topojson-client uplot',
    )
  })

  it('leave what belongs to Node to the command', () => {
    expect(imports.filter(({ file, from }) => from.startsWith('node:') && !file.startsWith('src/cli/'))).toEqual([])
  })
})

/** Files that reach themselves. */
function circlesOf(all: readonly Pick<Import, 'file' | 'from'>[]): string[] {
  const next = new Map<string, string[]>()
  for (const { file, from } of all) next.set(file, [...(next.get(file) ?? []), from])
  const reached = (start: string): ReadonlySet<string> => {
    const seen = new Set<string>()
    const open = [start]
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      for (const to of next.get(file) ?? []) {
        if (!seen.has(to)) open.push(to)
        seen.add(to)
      }
    }
    return seen
  }
  return [...next.keys()].filter((file) => reached(file).has(file))
}
