// npm run bench [-- track space]: runs every bench/*.bench.ts, or those named, one after another, each in a process of
// its own.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { arch, cpus, loadavg, platform } from 'node:os'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const names = readdirSync(new URL('../bench/', import.meta.url))
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.slice(0, -'.bench.ts'.length))
  .sort()
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) throw new Error(`There is no benchmark ${unknown.join(' or ')}; expected ${names.join(', ')}.`)

const busy = loadavg()[0] ?? 0
console.log(
  `Node ${process.version}, ${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, load ${busy.toFixed(1)}`,
)
if (busy > 0.5) console.log('The machine is not quiet: look at ratios to the floor, not at times.')

let failed = false
for (const name of wanted.length > 0 ? wanted : names) {
  const { status } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', `bench/${name}.bench.ts`], {
    cwd: root,
    stdio: 'inherit',
  })
  failed ||= status !== 0
}
process.exitCode = failed ? 1 : 0
