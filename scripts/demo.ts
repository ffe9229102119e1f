// npm run demo: the main job on the examples' real data, from a fresh clone: builds the code (not its types) where dist
// is missing or older than the source.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const command = join(root, 'dist', 'cli.js')

function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return Math.max(...files.map((name) => statSync(join(folder, name)).mtimeMs))
}

function run(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

if (!existsSync(command) || statSync(command).mtimeMs < newest(join(root, 'src'))) {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  run(join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), 'scripts/viewer.ts')
  run(join(root, 'node_modules', 'tsup', 'dist', 'cli-default.js'), '--no-dts', '--silent')
}

const data = join('examples', 'data')
const files = readdirSync(join(root, data))
  .filter((name) => name.endsWith('.csv.gz'))
  .sort()
run(command, 'detect', ...files.map((name) => join(data, name)), '--out', 'out')
