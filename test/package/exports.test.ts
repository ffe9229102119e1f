import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ABOUT, ENTRIES, ROOT } from './project.js'

const require = createRequire(import.meta.url)
const source = (subpath: string): string => {
  if (subpath === '.') return 'src/public/index.ts'
  return `src/public/${subpath.slice(2)}.ts`
}

/** A built file and all files of the package that it imports, with what they import from elsewhere. */
function reached(file: string, seen: Map<string, string[]> = new Map()): Map<string, string[]> {
  if (seen.has(file)) return seen
  const text = readFileSync(file, 'utf8').replace(/^\s*(\*|\/\/).*$/gm, '')
  // What no package can be called is text: 'from', for example, and a comma.
  const specifiers = [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\()["']([\w@.][\w@./:-]*)["']/g)].map(
    (m) => m[1]!,
  )
  seen.set(
    file,
    specifiers.filter((name) => !name.startsWith('.')),
  )
  for (const name of specifiers.filter((s) => s.startsWith('.')))
    reached(declared(join(dirname(file), name), file), seen)
  return seen
}

/** Declarations import './x.js' and mean './x.d.ts'. */
function declared(path: string, from: string): string {
  if (!/\.d\.c?ts$/.test(from)) return path
  return path.replace(/\.(c?)js$/, '.d.$1ts')
}

const elsewhere = (file: string): string[] => [...new Set([...reached(join(ROOT, file)).values()].flat())].sort()

describe('package.json', () => {
  it('names only files that are there', () => {
    const paths = [
      ...ABOUT.files,
      ...Object.values(ABOUT.bin),
      ...Object.values(ABOUT.exports).flatMap((e) =>
        typeof e === 'string' ? e : [e.import.types, e.import.default, e.require.types, e.require.default],
      ),
    ]
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })

  it('has a command that a shell can start', () => {
    for (const path of Object.values(ABOUT.bin)) {
      expect(readFileSync(join(ROOT, path), 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true)
      expect(statSync(join(ROOT, path)).mode & 0o111).not.toBe(0)
    }
  })
})

describe.each(ENTRIES)('entry %s', (subpath, entry) => {
  it('offers the same names as ES module, as CommonJS and in the source', async () => {
    const names = Object.keys((await import(join(ROOT, entry.import.default))) as object).sort()
    expect(names.length).toBeGreaterThan(0)
    expect(Object.keys(require(join(ROOT, entry.require.default)) as object).sort()).toEqual(names)
    expect(Object.keys((await import(join(ROOT, source(subpath)))) as object).sort()).toEqual(names)
  })

  it('imports declared dependencies only, and nothing of a platform', () => {
    const allowed = subpath === './duckdb' ? ['@duckdb/node-api'] : []
    for (const file of [entry.import.default, entry.require.default]) {
      const foreign = elsewhere(file).filter((name) => !(name in ABOUT.dependencies) && !allowed.includes(name))
      expect(foreign, file).toEqual([])
    }
  })

  it('has types that need only those of GeoJSON', () => {
    for (const file of [entry.import.types, entry.require.types]) {
      expect(
        elsewhere(file).filter((name) => name !== 'geojson'),
        file,
      ).toEqual([])
    }
  })
})
