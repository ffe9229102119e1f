// Every TypeScript block of the README and the guides has right types, runs, and prints what its comments say.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, transform } from 'esbuild'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingColumns } from '../../src/report/index.js'
import { KINDS } from '../../src/stages/index.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'darkwake-docs-'))
// The source, bundled once, within the project so that it finds its packages: each block starts several times faster
// than from source.
const library = join(root, '.tmp', `docs-${process.pid}`)
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly exports: Readonly<Record<string, unknown>> }

/** The entries with code, by what stands behind `darkwake/`, and where their source is. */
const entries = Object.keys(exports).filter((path) => !path.endsWith('.json')).map((path) => {
  const name = path === '.' ? 'index' : path.slice(2)
  return { in: join(root, 'src/public', `${name}.ts`), out: name }
})

beforeAll(async () => {
  const options = { bundle: true, splitting: true, format: 'esm', platform: 'node', packages: 'external', logLevel: 'silent' } as const
  await build({ entryPoints: entries, outdir: library, outExtension: { '.js': '.mjs' }, ...options })
})
afterAll(() => {
  for (const one of [folder, library]) rmSync(one, { recursive: true, force: true })
})

/** A block's code with the bundled source in place of the package. */
const fromSource = (code: string): string =>
  code.replace(/(["'])darkwake(?:\/(\w+))?\1/g, (_, _quote: string, name = 'index') => `'${pathToFileURL(join(library, `${name}.mjs`)).href}'`)

const guides = readdirSync(join(root, 'docs', 'guide')).map((name) => join('docs', 'guide', name))
const blocks = ['README.md', ...guides].flatMap((file) => {
  const found = [...readFileSync(join(root, file), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1]!)
  return found.map((code, i) => ({ name: `${file}, block ${i + 1}`, code }))
})
const runs = blocks.filter(({ code }) => !code.startsWith('// not run'))
const fileName = (name: string, ending: string): string => `${name.replaceAll(/\W+/g, '-')}.${ending}`

/** What the block says that it prints: the comment behind each console.log; words after a colon explain. */
const promised = (code: string): string[] =>
  [...code.matchAll(/console\.log\(.*\) \/\/ (.*)/g)].map((match) => match[1]!.split(': ')[0]!)

/** What the compiler has to say of blocks, with `darkwake` standing for the source. */
function typeErrors(list: readonly { readonly name: string; readonly code: string }[]): string[] {
  const files = list.map(({ name, code }) => {
    const path = join(folder, fileName(`types ${name}`, 'mts'))
    writeFileSync(path, code)
    return path
  })
  const { config } = ts.readConfigFile(join(root, 'tsconfig.node.json'), (path) => readFileSync(path, 'utf8'))
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files }, ts.sys, root)
  const typeRoots = [join(root, 'node_modules', '@types')]
  const program = ts.createProgram(files, { ...options, noEmit: true, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'], typeRoots })
  const own = files.flatMap((path) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)))
  return own.map((d) => `${d.file?.fileName.slice(folder.length + 1) ?? ''}: ${ts.flattenDiagnosticMessageText(d.messageText, ' ')}`)
}

describe('documentation', () => {
  it('has right types', () => {
    expect(blocks.length).toBeGreaterThan(5)
    expect(typeErrors([{ name: 'wrong', code: "import { detect } from 'darkwake'\ndetect({ raports: [] })\n" }]).join()).toMatch(/raports/)
    expect(typeErrors(blocks)).toEqual([])
  })

  it.each(runs)('$name', async ({ name, code }) => {
    const file = join(folder, fileName(name, 'mjs'))
    const script = await transform(code, { loader: 'ts', format: 'esm' })
    writeFileSync(file, fromSource(script.code))
    const { stdout, stderr, status } = spawnSync(process.execPath, [file], { cwd: root, encoding: 'utf8' })
    expect(status, stderr).toBe(0)
    expect(promised(code).length, 'a block that shows nothing tests nothing').toBeGreaterThan(0)
    expect(stdout.trim().split('\n')).toEqual(promised(code))
  })
})

describe('tables of the guides', () => {
  /** What stands in backticks in the first cells of the first table after a text. */
  const firstCells = (file: string, after: string): string[] => {
    const text = readFileSync(join(root, 'docs', 'guide', file), 'utf8').split(after)[1]!
    const rows = /\n\|[-| :]+\|\n((?:\|.*\n)+)/.exec(text)![1]!.trim().split('\n')
    return rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!))
  }

  it('name all columns of findings.csv, in order', () => {
    expect(firstCells('command.md', '### Columns')).toEqual(findingColumns())
  })

  it('name all kinds of findings', () => {
    expect(firstCells('concepts.md', '## A finding').sort()).toEqual(KINDS.map(({ kind }) => kind).sort())
  })
})
