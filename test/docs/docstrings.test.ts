// Every value that the root offers has an example in its docstring that has right types, runs, and gives what its
// comments say. The examples of the other entries are held to the same, where they have some.
//
// In an example all public names are there without import, and what test/docs/sample.ts exports. `expression // value`
// is checked (see promises.ts); an example of the root's names says at least one value.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import ts from 'typescript'
import { afterAll, describe, expect, it } from 'vitest'
import { asking, claimsOf, expectedOf, fits } from './promises.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, '.tmp', `docstrings-${process.pid}`)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A public name. */
interface Name {
  readonly name: string
  /** As it is imported: `darkwake/gap`. */
  readonly entry: string
  readonly isValue: boolean
  /** TypeScript of its examples. */
  readonly examples: readonly string[]
}

/** Sources of the entries, by name; not DuckDB's, which reads files through a package of its own. */
function entries(): Map<string, string> {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: Record<string, unknown> }
  const subpaths = Object.keys(exports).filter((path) => !path.endsWith('.json') && path !== './duckdb')
  return new Map(subpaths.map((path) => [`darkwake${path.slice(1)}`, join(root, `src/public${path === '.' ? '/index' : path.slice(1)}.ts`)]))
}

/**
 * The compiler's options for examples: as strict as the sources are, but that they may say `list[0].x` where there is
 * one.
 */
function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.node.json'), (path) => readFileSync(path, 'utf8'))
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)
  return { ...options, noEmit: true, noUncheckedIndexedAccess: false, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] }
}

const options = compilerOptions()
const sources = entries()
const program = ts.createProgram([...sources.values()], options)
const checker = program.getTypeChecker()

function namesOf(entry: string, path: string): Name[] {
  const module = checker.getSymbolAtLocation(program.getSourceFile(path)!)!
  return checker.getExportsOfModule(module).map((symbol) => {
    const own = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    return { name: symbol.name, entry, isValue: (own.flags & ts.SymbolFlags.Value) !== 0, examples: examplesOf(own) }
  })
}

function examplesOf(symbol: ts.Symbol): string[] {
  const tags = symbol.getJsDocTags(checker).filter(({ name }) => name === 'example')
  return tags.flatMap(({ text }) => [...ts.displayPartsToString(text).matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1]!))
}

const offered = [...sources].flatMap(([entry, path]) => namesOf(entry, path))
const rootNames = offered.filter(({ entry, isValue }) => entry === 'darkwake' && isValue)
/** Each name once, from the first entry that has it: the root comes first. */
const names = [...new Map([...offered].reverse().map((one) => [one.name, one])).values()].reverse()
const examples = names.flatMap(({ name, entry, examples: list }) =>
  list.map((code, i) => ({ name: list.length === 1 ? `${entry}: ${name}` : `${entry}: ${name}, example ${i + 1}`, code })))

interface Example {
  readonly name: string
  readonly code: string
}

/** What stands above an example for the compiler: all public names, the sample, and GeoJSON's types. */
function prelude(): string {
  const ofEntry = (entry: string): string => names.filter((one) => one.entry === entry).map(({ name, isValue }) => (isValue ? name : `type ${name}`)).join(', ')
  const imports = [...sources.keys()].map((entry) => `import { ${ofEntry(entry)} } from '${entry}'`)
  const sample = "import { columns, finding, findings, gap, knowledge, reports, scene, statics, text, tracks } " +
    "from '../../test/docs/sample.js'"
  return [...imports, sample, "import type { Feature, FeatureCollection, MultiPolygon, Polygon } from " +
    "'geojson'"].join('\n')
}

/** What the compiler has to say of examples. */
function typeErrors(list: readonly Example[]): string[] {
  mkdirSync(folder, { recursive: true })
  const above = prelude()
  const files = list.map(({ code }, i) => {
    const path = join(folder, `${i}.ts`)
    writeFileSync(path, `${above}\nexport async function example(): Promise<void> {{\n${withoutImports(code)}\n}}\n`)
    return path
  })
  const checked = ts.createProgram(files, options, undefined, program)
  return files.flatMap((path, i) =>
    ts.getPreEmitDiagnostics(checked, checked.getSourceFile(path)).map((d) => `${list[i]!.name}: ${ts.flattenDiagnosticMessageText(d.messageText, ' ')}`))
}

/** An example may say where its names come from; all are there already. */
const withoutImports = (code: string): string => code.replace(/^import .* from 'darkwake.*'$/gm, '')

type Made = (...values: unknown[]) => Promise<void>
const AsyncFunction = (async () => undefined).constructor as new (...parts: string[]) => Made

/** What an example's expressions give, or throw. */
async function valuesOf({ code }: Example): Promise<unknown[]> {
  const found: unknown[] = []
  const $claim = async (i: number, make: () => Promise<unknown>): Promise<void> => {
    found[i] = await make().catch((error: unknown) => error)
  }
  const script = ts.transpile(asking(withoutImports(code), claimsOf(withoutImports(code))), { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext })
  const given = { ...(await everything()), console: { log: () => undefined }, $claim }
  await new AsyncFunction(...Object.keys(given), `'use strict'\n{\n${script}\n}`)(...Object.values(given))
  return found
}

let loaded: Readonly<Record<string, unknown>> | undefined
async function everything(): Promise<Readonly<Record<string, unknown>>> {
  if (loaded !== undefined) return loaded
  const modules = await Promise.all([...sources.values()].map((path) => import(path) as Promise<object>))
  loaded = Object.assign({}, ...modules.reverse(), await import('./sample.js')) as Record<string, unknown>
  return loaded
}

/** Where an example's expressions do not give what their comments say. */
async function faultsOf(example: Example): Promise<string[]> {
  const values = await valuesOf(example)
  return claimsOf(withoutImports(example.code)).flatMap(({ expression, comment, expected }, i) =>
    fits(expected, values[i]) ? [] : [`${expression} is ${shown(values[i])}, and its comment says ${comment}`])
}

const shown = (value: unknown): string => (value instanceof Error ? String(value) : inspect(value, { depth: 4, breakLength: Infinity }))

describe('what this test asks', () => {
  const said = (comment: string, value: unknown): boolean | undefined => {
    const expected = expectedOf(comment)
    return expected && fits(expected, value)
  }

  it('reads a value where a comment begins with one', () => {
    expect(said('2', 2)).toBe(true)
    expect(said("'a': why", 'a')).toBe(true)
    expect(said("'a', and why", 'b')).toBe(false)
    expect(said('-1_000.5', -1000.5)).toBe(true)
    expect(said('0.888…: eight to one', 8 / 9)).toBe(true)
    expect(said('0.888…', 0.88)).toBe(false)
    expect(said('undefined', null)).toBe(false)
    expect(said("[['a', NaN], {}]", [['a', NaN], {}])).toBe(true)
    expect(said('[1]', [1, 2])).toBe(false)
    expect(said('[1, …]', [1, 2])).toBe(true)
    expect(said('Float64Array [0, 1]', Float64Array.of(0, 1))).toBe(true)
    expect(said('Float64Array [0, 1]', [0, 1])).toBe(false)
    expect(said("{ lon: 1, 'a-b': 2 }", { lon: 1, 'a-b': 2 })).toBe(true)
    expect(said('{ lon: 1 }', { lon: 1, lat: 0 })).toBe(false)
    expect(said('{ lon: 1, … }', { lon: 1, lat: 0 })).toBe(true)
    expect(said("'AIS shows …, seen'", 'AIS shows two ships, seen')).toBe(true)
    expect(said('RangeError: t is 0…', new RangeError('t is 0; expected 1.'))).toBe(true)
    expect(said('RangeError: t is 0', new TypeError('t is 0'))).toBe(false)
    for (const words of ['as before', '8 to 1: words', 'true north', '{ a }', "{ a: 1 } where b", '[one]']) expect(said(words, 1), words).toBeUndefined()
  })

  it('sees a wrong value, a wrong type, and what throws', async () => {
    const wrong = { name: 'wrong', code: "wrapLon(190) // -171\nwrapLon(180) // -180\nwrapLon(0)\n// 0\n" }
    expect(claimsOf(wrong.code).map(({ comment }) => comment)).toEqual(['-171', '-180', '0'])
    expect(await faultsOf(wrong)).toEqual(['wrapLon(190) is -170, and its comment says -171'])
    expect(typeErrors([{ name: 'wrong', code: 'wrapLon(true)' }]).join()).toMatch(/^wrong: .*boolean/)
    await expect(faultsOf({ name: 'throws', code: 'wrapLon(Symbol())' })).rejects.toThrow(TypeError)
  })

  it('has a sample with something in it', async () => {
    const { findings } = await import('./sample.js')
    expect(findings.items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['rendezvous', 'gap']))
  })
})

describe('the root', () => {
  it('has an example for every value', () => {
    expect(rootNames.length).toBeGreaterThan(20)
    expect(rootNames.filter(({ examples: list }) => list.length === 0).map(({ name }) => name)).toEqual([])
  })

  it('says a value in each of them', () => {
    expect(rootNames.filter(({ examples: list }) => list.length > 0 && list.every((code) => claimsOf(code).length === 0)).map(({ name }) => name)).toEqual([])
  })
})

describe('examples', () => {
  it('have right types', () => {
    expect(typeErrors(examples)).toEqual([])
  })

  it.each(examples)('$name', async (example) => {
    expect(await faultsOf(example)).toEqual([])
  })
})
