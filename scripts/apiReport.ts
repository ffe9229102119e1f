// npm run api: what users of the package see. One report an entry of package.json, in the folder api: every public name
// with its signature, as API Extractor writes it, and the defaults of options. A change of the reports is a change of
// what is promised: see docs/guide/stability.md. It reads the declarations in dist, so npm run build comes first.
//
//   npm run api                compares, shows what differs, and fails where something does
//   npm run api -- --write     writes the reports anew
//
// A type stands in the reports of the entries that export it, and in no other; that one of them does, `npm run docs`
// sees to.
import { Extractor, ExtractorConfig, ExtractorLogLevel, type ExtractorMessage } from '@microsoft/api-extractor'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
const kept = join(root, 'api')
const scratch = mkdtempSync(join(tmpdir(), 'darkwake-api-'))

interface Entry {
  /** As in package.json, with the package's name: `darkwake/gap`. */
  readonly name: string
  readonly types: string
  readonly script: string
}

/** The entries of package.json that have declarations. */
function entries(): Entry[] {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, string | { import: { types: string; default: string } }>
  }
  const list = Object.entries(exports).flatMap(([subpath, conditions]) => {
    if (typeof conditions === 'string') return []
    return [
      {
        name: `darkwake${subpath.slice(1)}`,
        types: join(root, conditions.import.types),
        script: join(root, conditions.import.default),
      },
    ]
  })
  const missing = list.find(({ types }) => !existsSync(types))
  if (missing !== undefined) throw new Error(`${missing.types} is missing; run npm run build first.`)
  return list
}

/**
 * Read as a user's compiler reads it, who has no types of Node; `darkwake/duckdb` is the one entry that is for Node
 * alone.
 */
const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2022'],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  strict: true,
  types: [],
}

function configOf(types: string): ExtractorConfig {
  const quiet = { default: { logLevel: ExtractorLogLevel.None } }
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: types,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions, files: [types] } },
      apiReport: {
        enabled: true,
        reportFileName: basename(types, '.d.ts'),
        reportFolder: scratch,
        reportTempFolder: join(scratch, 'temp'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: quiet,
        tsdocMessageReporting: quiet,
      },
    },
    configObjectFullPath: join(root, 'api-extractor.json'), // not there: it is where paths start from
    packageJsonFullPath: join(root, 'package.json'),
  })
}

/** What API Extractor makes of the declarations: TypeScript, each name with its signature, without docs. */
function signatures(types: string): string {
  const faults: string[] = []
  const messageCallback = (message: ExtractorMessage): void => {
    message.handled = true
    if (message.logLevel === ExtractorLogLevel.Error) faults.push(message.formatMessageWithLocation(root))
  }
  Extractor.invoke(configOf(types), { localBuild: true, messageCallback })
  if (faults.length > 0) throw new Error(`${types} has faults:\n${faults.join('\n')}`)
  const code = /```ts\n([\s\S]*)```/.exec(
    readFileSync(join(scratch, `${basename(types, '.d.ts')}.api.md`), 'utf8'),
  )![1]!
  // else every release would change the report
  const lasting = code.replace(/^(export const VERSION)\b.*$/m, '$1: string;')
  return lasting.replace(/^ *\/\/ (@public|\(undocumented\)|\(No @packageDocumentation .*\))\n/gm, '').trim()
}

/** Defaults are promised as signatures are, and no declaration tells them. */
async function defaults(script: string): Promise<string> {
  const values = Object.entries((await import(pathToFileURL(script).href)) as Record<string, unknown>)
  const lines = values.filter(([name]) => name.endsWith('_DEFAULTS')).sort(([a], [b]) => (a < b ? -1 : 1))
  const plain = (_: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
  return lines.map(([name, value]) => `${name} = ${JSON.stringify(value, plain, 2)}`).join('\n\n')
}

async function reportOf({ name, types, script }: Entry): Promise<string> {
  const values = await defaults(script)
  const shown = values === '' ? '' : `\nDefaults:\n\n\`\`\`js\n${values}\n\`\`\`\n`
  return `# ${name}\n\nMade by \`npm run api -- --write\`.\n\n\`\`\`ts\n${signatures(types)}\n\`\`\`\n${shown}`
}

/** Two folders within one, file by file, as git shows it; nothing where they are the same. */
function difference(within: string, before: string, after: string): string {
  const args = ['diff', '--no-index', '--no-color', '--no-prefix', '--unified=4', before, after]
  const { stdout, error } = spawnSync('git', args, { cwd: within, encoding: 'utf8', maxBuffer: 1e8 })
  if (error) throw error
  return stdout
}

function replace(made: string): void {
  rmSync(kept, { recursive: true, force: true })
  cpSync(made, kept, { recursive: true })
  console.log('Wrote the reports; git diff api shows what changed.')
}

function refuse(changes: string): void {
  console.log(changes)
  console.log(
    'The public names differ from the reports in api. If that is meant: npm run api -- --write, and a line in ' +
      'CHANGELOG.md.',
  )
  process.exitCode = 1
}

async function main(write: boolean): Promise<void> {
  const [before, after] = [join(scratch, 'api'), join(scratch, 'built')]
  mkdirSync(after)
  if (existsSync(kept)) cpSync(kept, before, { recursive: true })
  else mkdirSync(before)
  const list = entries()
  for (const entry of list)
    writeFileSync(join(after, `${basename(entry.types, '.d.ts')}.api.md`), await reportOf(entry))
  const changes = difference(scratch, 'api', 'built')
  if (changes === '') console.log(`${list.length} entries offer what their reports in api say.`)
  else if (write) replace(after)
  else refuse(changes)
}

try {
  await main(process.argv.includes('--write'))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
