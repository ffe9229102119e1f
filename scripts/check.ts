// npm run check: everything that must hold, in the order in which it is quickest to learn of a fault. Every part is
// run, whatever another one says; only what needs the build is left out where it fails. Ends with one line: how many
// passed, how many failed.
//
//   npm run check                      all
//   npm run check -- lint test         only these
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'darkwake-check-'))

interface Part {
  readonly name: string
  readonly command: readonly string[]
  /** Needs dist. */
  readonly built?: boolean
  /** Where vitest writes what it counted. */
  readonly counts?: string
}

const npm = (script: string, ...more: string[]): string[] => ['npm', 'run', '--silent', script, ...more]
const npx = (...args: string[]): string[] => ['npx', '--no-install', ...args]

/** A script that runs vitest, which also leaves its counts in a file. */
function tests(name: string, script: string): Omit<Part, 'built'> {
  const counts = join(scratch, `${name.replaceAll(' ', '-')}.json`)
  return {
    name,
    counts,
    command: npm(script, '--', '--reporter=default', '--reporter=json', `--outputFile.json=${counts}`),
  }
}

const examples = readdirSync(join(root, 'examples', 'node'))
  .filter((name) => name.endsWith('.ts'))
  .sort()

const PARTS: readonly Part[] = [
  { name: 'typecheck', command: npm('typecheck') },
  { name: 'format', command: npm('format:check') },
  { name: 'lint', command: npm('lint') },
  { name: 'knip', command: npm('knip') },
  tests('test', 'test'),
  { name: 'golden', command: npm('golden') },
  { name: 'build', command: npm('build') },
  { name: 'api', command: npm('api'), built: true },
  { name: 'publint', command: npm('publint'), built: true },
  { name: 'attw', command: npm('attw'), built: true },
  { ...tests('test package', 'test:package'), built: true },
  { name: 'docs', command: npm('docs') },
  ...examples.map((name): Part => ({
    name: `example ${name}`,
    command: npx('tsx', `examples/node/${name}`),
    built: true,
  })),
  { name: 'publish dry run', command: ['npm', 'publish', '--dry-run', '--ignore-scripts'], built: true },
]

interface Outcome {
  readonly code: number
  readonly output: string
}

/** Runs a command without a shell; npm and npx are scripts on Windows, which has to start them through one. */
function run([program, ...args]: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program!, args, {
      cwd: root,
      shell: process.platform === 'win32',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    })
    const output: Buffer[] = []
    child.stdout.on('data', (piece: Buffer) => output.push(piece))
    child.stderr.on('data', (piece: Buffer) => output.push(piece))
    child.on('error', (error) => resolve({ code: 1, output: String(error) }))
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString() }))
  })
}

interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** What vitest counted; nothing where it came to no count. */
function counted(file: string): Tally {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, 'utf8')) as Record<
      string,
      number
    >
    return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0, skipped: numPendingTests ?? 0 }
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}

/** A part with tests counts as its tests, any other as one; a part that ends badly has failed at least once. */
function judge(part: Part, { code }: Outcome): Tally {
  const tally = part.counts === undefined ? { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 } : counted(part.counts)
  const empty = part.counts !== undefined && tally.passed === 0
  return { ...tally, failed: Math.max(tally.failed, code !== 0 || empty ? 1 : 0) }
}

async function main(wanted: readonly string[]): Promise<void> {
  const total: Tally = { passed: 0, failed: 0, skipped: 0 }
  const parts = wanted.length === 0 ? PARTS : PARTS.filter(({ name }) => wanted.includes(name))
  if (parts.length === 0)
    throw new Error(`No part is named ${wanted.join(' or ')}; expected ${PARTS.map((p) => p.name).join(', ')}.`)
  let built = true
  for (const part of parts) {
    if (part.built === true && !built) {
      total.failed++
      console.log(`not run  ${part.name}: the build failed`)
      continue
    }
    const begun = process.hrtime.bigint()
    const outcome = await run(part.command)
    const seconds = (Number(process.hrtime.bigint() - begun) / 1e9).toFixed(1)
    const tally = judge(part, outcome)
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += tally[key]
    if (part.name === 'build') built = tally.failed === 0
    const sums =
      part.counts === undefined ? '' : `: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`
    console.log(`${tally.failed === 0 ? 'ok      ' : 'FAILED  '} ${part.name}${sums} (${seconds} s)`)
    const notes = outcome.output.split('\n').filter((line) => /^(size \S+: |No Chromium )/.test(line))
    if (tally.failed > 0) console.log(outcome.output.replace(/^/gm, '    '))
    else for (const line of notes) console.log(`         ${line}`)
  }
  rmSync(scratch, { recursive: true, force: true })
  if (total.skipped > 0) console.log(`${total.skipped} skipped`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 ? 0 : 1
}

await main(process.argv.slice(2))
