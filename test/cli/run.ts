import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** How a run of the command ended, and what it said. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The real command, to run as a user would. */
export interface BuiltCommand {
  /** Its file. */
  readonly path: string
  /** Runs it in a folder. */
  readonly run: (cwd: string, args: readonly string[]) => Promise<Ran>
  readonly remove: () => Promise<void>
}

/**
 * Bundled once, one folder below the project's root as in the package: it starts several times faster than from source.
 */
export async function buildCommand(): Promise<BuiltCommand> {
  const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
  // Test files, and people, may run at one time.
  const path = fileURLToPath(new URL(`../../.tmp/command-${process.pid}.mjs`, import.meta.url))
  await build({
    entryPoints: [main],
    outfile: path,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  })
  const run = (cwd: string, args: readonly string[]): Promise<Ran> =>
    new Promise((resolve) => {
      execFile(process.execPath, [path, ...args], { cwd, maxBuffer: 1e8 }, (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code), out, err })
      })
    })
  return { path, run, remove: () => rm(path) }
}
