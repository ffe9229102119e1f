// Every TypeScript block of the README and the guides runs, and prints what its comments say.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'darkwake-docs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const guides = readdirSync(join(root, 'docs', 'guide')).map((name) => join('docs', 'guide', name))
const blocks = ['README.md', ...guides].flatMap((file) => {
  const found = [...readFileSync(join(root, file), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1]!)
  return found.filter((code) => !code.startsWith('// not run')).map((code, i) => ({ name: `${file}, block ${i + 1}`, code }))
})

/** What the block says that it prints: the comment behind each console.log; words after a colon explain. */
const promised = (code: string): string[] =>
  [...code.matchAll(/console\.log\(.*\) \/\/ (.*)/g)].map((match) => match[1]!.split(': ')[0]!)

describe('documentation', () => {
  it.each(blocks)('$name', ({ name, code }) => {
    const file = join(folder, `${name.replaceAll(/\W+/g, '-')}.mts`)
    writeFileSync(file, code.replaceAll("'darkwake'", `'${pathToFileURL(join(root, 'src', 'index.ts')).href}'`))
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', file], { cwd: root, encoding: 'utf8' })
    expect(status, stderr).toBe(0)
    expect(promised(code).length, 'a block that shows nothing tests nothing').toBeGreaterThan(0)
    expect(stdout.trim().split('\n')).toEqual(promised(code))
  })
})
