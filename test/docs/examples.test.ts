// Every TypeScript block of the README and the guides has right types, runs, and prints what its comments say.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import ts from 'typescript'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'darkwake-docs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const guides = readdirSync(join(root, 'docs', 'guide')).map((name) => join('docs', 'guide', name))
const blocks = ['README.md', ...guides].flatMap((file) => {
  const found = [...readFileSync(join(root, file), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1]!)
  return found.map((code, i) => ({ name: `${file}, block ${i + 1}`, code }))
})
const runs = blocks.filter(({ code }) => !code.startsWith('// not run'))
const fileName = (name: string): string => `${name.replaceAll(/\W+/g, '-')}.mts`

/** What the block says that it prints: the comment behind each console.log; words after a colon explain. */
const promised = (code: string): string[] =>
  [...code.matchAll(/console\.log\(.*\) \/\/ (.*)/g)].map((match) => match[1]!.split(': ')[0]!)

/** What the compiler has to say of blocks, with `darkwake` standing for the source. */
function typeErrors(list: readonly { readonly name: string; readonly code: string }[]): string[] {
  const files = list.map(({ name, code }) => {
    const path = join(folder, fileName(`types ${name}`))
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

  it.each(runs)('$name', ({ name, code }) => {
    const file = join(folder, fileName(name))
    writeFileSync(file, code.replaceAll("'darkwake'", `'${pathToFileURL(join(root, 'src', 'index.ts')).href}'`))
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', file], { cwd: root, encoding: 'utf8' })
    expect(status, stderr).toBe(0)
    expect(promised(code).length, 'a block that shows nothing tests nothing').toBeGreaterThan(0)
    expect(stdout.trim().split('\n')).toEqual(promised(code))
  })
})
