import { build } from 'esbuild'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const ROOT: string = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** A file of the project as text. */
export const readText = (path: string): string => readFileSync(`${ROOT}/${path}`, 'utf8')

interface Conditions {
  readonly import: { readonly types: string; readonly default: string }
  readonly require: { readonly types: string; readonly default: string }
}

/** package.json, as much of it as is looked at. */
export const ABOUT = JSON.parse(readText('package.json')) as {
  readonly version: string
  readonly files: readonly string[]
  readonly bin: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, Conditions | string>>
  readonly dependencies: Readonly<Record<string, string>>
}

/** The entries with code, by subpath. */
export const ENTRIES = Object.entries(ABOUT.exports).filter(
  (entry): entry is [string, Conditions] => typeof entry[1] !== 'string',
)

/** What a program said, and how it ended. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a program in a folder. */
export function run(cwd: string, program: string, ...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd, maxBuffer: 1e8 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err })
    })
  })
}

/** The consumer's browser.ts in a folder as one script that sets `consumer`, with what esbuild had to say. */
export async function bundleForBrowsers(folder: string): Promise<{ script: string; warnings: string[] }> {
  const built = await build({
    entryPoints: [join(folder, 'browser.ts')],
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'consumer',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  })
  return { script: built.outputFiles[0]!.text, warnings: built.warnings.map((warning) => warning.text) }
}
