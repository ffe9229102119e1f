import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Findings } from '../../src/index.js'
import { ABOUT, bundleForBrowsers, ROOT, run } from './project.js'

// The tarball as npm would publish it, installed in a project outside this one. Each program there asserts what it gets.
let dir = ''
const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
const node = (...args: string[]) => run(dir, process.execPath, ...args)

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'darkwake-consumer-'))
  await cp(join(ROOT, 'test/consumer'), dir, { recursive: true })
  await writeFile(join(dir, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }))
  const packed = await run(ROOT, 'npm', 'pack', '--ignore-scripts', '--pack-destination', dir)
  expect(packed.code, packed.err).toBe(0)
  const tarball = `darkwake-${ABOUT.version}.tgz`
  const installed = await run(dir, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`)
  expect(installed.code, installed.err).toBe(0)
})

afterAll(() => rm(dir, { recursive: true, force: true }))

describe('a JavaScript project', () => {
  it('imports it', async () => {
    const { code, out, err } = await node('--disable-warning=ExperimentalWarning', 'esm.mjs')
    expect({ code, out, err }).toEqual({ code: 0, out: `darkwake ${ABOUT.version}: es modules work\n`, err: '' })
  })

  it('requires it', async () => {
    expect(await node('cjs.cjs')).toEqual({ code: 0, out: 'darkwake: commonjs works\n', err: '' })
  })

  it('requires it where Node cannot require ES modules', async () => {
    expect(await node('--no-experimental-require-module', 'cjs.cjs')).toEqual({ code: 0, out: 'darkwake: commonjs works\n', err: '' })
  })
})

describe('a TypeScript project that skips no check of libraries and has no types of Node', () => {
  it('compiles and runs with NodeNext, as ES module and as CommonJS', async () => {
    const compiled = await node(tsc, '-p', 'tsconfig.nodenext.json')
    expect(compiled.out).toBe('')
    expect(compiled.code).toBe(0)
    await cp(join(dir, 'package.json'), join(dir, 'out-nodenext/package.json'))
    expect(await node('out-nodenext/nodenext.js')).toEqual({ code: 0, out: '', err: '' })
    expect(await node('out-nodenext/nodenextCommonJs.cjs')).toEqual({ code: 0, out: '', err: '' })
  })

  it('compiles with Bundler', async () => {
    expect(await node(tsc, '-p', 'tsconfig.bundler.json')).toEqual({ code: 0, out: '', err: '' })
  })
})

describe('a project for browsers', () => {
  it('bundles it without a warning', async () => {
    const { script, warnings } = await bundleForBrowsers(dir)
    expect(warnings).toEqual([])
    expect(script.length).toBeGreaterThan(50_000)
  })
})

describe('the command', () => {
  const bin = join('node_modules', '.bin', 'darkwake')

  it('finds the meeting and writes it', async () => {
    const { code, out, err } = await run(dir, join(dir, bin), 'detect', 'two-ships.csv', '--out', 'found')
    expect(code, err).toBe(0)
    expect(out).toContain('NORTHERN LIGHT')
    const findings = JSON.parse(await readFile(join(dir, 'found/findings.json'), 'utf8')) as Findings
    expect(findings.rendezvous.map((r) => r.vessels)).toEqual([['235000001', '538000002']])
    expect((await stat(join(dir, 'found/findings.geojson'))).size).toBeGreaterThan(100)
  })

  it('says its version, and one sentence where a file is missing', async () => {
    expect(await run(dir, join(dir, bin), '--version')).toEqual({ code: 0, out: `${ABOUT.version}\n`, err: '' })
    const { code, err } = await run(dir, join(dir, bin), 'detect', 'missing.csv')
    expect(code).toBe(1)
    expect(err).toMatch(/^darkwake: [^\n]*missing\.csv[^\n]*\n$/)
  })
})
