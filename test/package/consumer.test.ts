import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idsOf, ofKind, type Findings } from '../../src/public/index.js'
import { ABOUT, bundleForBrowsers, ENTRIES, readText, ROOT, run } from './project.js'

// The tarball as npm would publish it, installed in a project outside this one. Each program there asserts what it
// gets.
let dir = ''
/**
 * The oldest TypeScript that the types are promised for: see docs/guide/stability.md. It is installed in that project,
 * as two in this one would both be `tsc`.
 */
const OLDEST = '5.0.4'
const COMPILERS = [
  ['that of this project', () => join(ROOT, 'node_modules/typescript/bin/tsc')],
  [`${OLDEST}, the oldest`, () => join(dir, 'node_modules/typescript/bin/tsc')],
] as const
const node = (...args: string[]) => run(dir, process.execPath, ...args)

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'darkwake-consumer-'))
  await cp(join(ROOT, 'test/consumer'), dir, { recursive: true })
  await cp(join(ROOT, 'test/types'), join(dir, 'types'), { recursive: true })
  const everything = ENTRIES.map(([subpath], i) => `export * as entry${i} from 'darkwake${subpath.slice(1)}'\n`).join(
    '',
  )
  for (const file of ['everything.ts', 'everythingCommonJs.cts']) await writeFile(join(dir, file), everything)
  await writeFile(join(dir, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }))
  const packed = await run(ROOT, 'npm', 'pack', '--ignore-scripts', '--pack-destination', dir)
  expect(packed.code, packed.err).toBe(0)
  const tarball = `darkwake-${ABOUT.version}.tgz`
  const installed = await run(
    dir,
    'npm',
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    `./${tarball}`,
    `typescript@${OLDEST}`,
  )
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
    expect(await node('--no-experimental-require-module', 'cjs.cjs')).toEqual({
      code: 0,
      out: 'darkwake: commonjs works\n',
      err: '',
    })
  })
})

describe.each(COMPILERS)(
  'a TypeScript project that skips no check of libraries and has no types of Node, with TypeScript %s,',
  (_, tsc) => {
    it('compiles and runs with NodeNext, as ES module and as CommonJS', async () => {
      const compiled = await node(tsc(), '-p', 'tsconfig.nodenext.json')
      expect(compiled.out).toBe('')
      expect(compiled.code).toBe(0)
      await cp(join(dir, 'package.json'), join(dir, 'out-nodenext/package.json'))
      expect(await node('out-nodenext/nodenext.js')).toEqual({ code: 0, out: '', err: '' })
      expect(await node('out-nodenext/nodenextCommonJs.cjs')).toEqual({ code: 0, out: '', err: '' })
    })

    it('compiles with Bundler', async () => {
      expect(await node(tsc(), '-p', 'tsconfig.bundler.json')).toEqual({ code: 0, out: '', err: '' })
    })

    it.each(['Node16', 'NodeNext', 'Bundler'])(
      'reads the declarations of every entry, and finds them as the type tests say, with %s',
      async (resolution) => {
        const files = resolution === 'Bundler' ? ['everything.ts'] : ['everything.ts', 'everythingCommonJs.cts']
        const compilerOptions = {
          module: resolution === 'Bundler' ? 'ESNext' : resolution,
          moduleResolution: resolution,
          noEmit: true,
        }
        const project = `tsconfig.${resolution}.everything.json`
        await writeFile(
          join(dir, project),
          JSON.stringify({ extends: './tsconfig.nodenext.json', compilerOptions, files, include: ['types'] }),
        )
        expect(await node(tsc(), '-p', project)).toEqual({ code: 0, out: '', err: '' })
      },
    )
  },
)

describe('the guide on stability', () => {
  it('names the versions that are tested here', () => {
    const { version } = JSON.parse(readText('node_modules/typescript/package.json')) as { version: string }
    const guide = readText('docs/guide/stability.md')
    for (const text of [`**TypeScript ${OLDEST.replace(/\.\d+$/, '')}**`, OLDEST, version])
      expect(guide).toContain(text)
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

  it('finds the rendezvous and writes it', async () => {
    const { code, out, err } = await run(dir, join(dir, bin), 'detect', 'two-ships.csv', '--out', 'found')
    expect(code, err).toBe(0)
    expect(out).toContain('1 contact with more against than for a transfer')
    const findings = JSON.parse(await readFile(join(dir, 'found/findings.json'), 'utf8')) as Findings
    expect(ofKind(findings, 'rendezvous').map(idsOf)).toEqual([['235000001', '538000002']])
    expect((await stat(join(dir, 'found/findings.geojson'))).size).toBeGreaterThan(100)
  })

  it('shows the first finding, and one ship, from what it wrote', async () => {
    for (const args of [
      ['explain', 'rendezvous:'],
      ['inspect', 'northern light'],
    ]) {
      const { code, out, err } = await run(dir, join(dir, bin), ...args, 'found/findings.json')
      expect(code, err).toBe(0)
      expect(out).toMatch(/NORTHERN LIGHT[^]*SOUTHERN CROSS/)
    }
  })

  it('says its version, and one sentence where a file is missing', async () => {
    expect(await run(dir, join(dir, bin), '--version')).toEqual({ code: 0, out: `${ABOUT.version}\n`, err: '' })
    const { code, err } = await run(dir, join(dir, bin), 'detect', 'missing.csv')
    expect(code).toBe(1)
    expect(err).toMatch(/^darkwake: [^\n]*missing\.csv[^\n]*\n$/)
  })
})
