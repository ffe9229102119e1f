import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ReadError } from '../io/index.js'
import { printable } from './text.js'

/** One file to read. */
export interface InputFile {
  /** Its path. */
  readonly path: string
  /** Its size in bytes. */
  readonly size: number
  /** Whether it is Parquet, told by its first bytes. */
  readonly parquet: boolean
}

const isGlob = (path: string): boolean => /[*?]/.test(path)

/** Matches one part of a path: `*` any characters, `?` one. */
function pattern(part: string): RegExp {
  const escaped = part.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's')
}

/** The paths that a glob stands for, sorted; the shell has expanded most already. `*` does not reach over folders. */
async function expand(path: string): Promise<string[]> {
  if (!isGlob(path)) return [path]
  const folder = dirname(path)
  const name = basename(path)
  const folders = await expand(folder)
  const found = await Promise.all(
    folders.map(async (one) => {
      const names = await readdir(one).catch(() => [])
      const hits = names.filter((n) => pattern(name).test(n) && (name.startsWith('.') || !n.startsWith('.')))
      return hits.map((n) => join(one, n))
    }),
  )
  return found.flat().sort()
}

async function describe(path: string): Promise<InputFile> {
  const shown = printable(path)
  const about = await stat(path).catch((error: unknown) => {
    throw new ReadError(notThere(shown, error))
  })
  if (about.isDirectory()) throw new ReadError(`${shown} is a directory; name the files in it, for example ${join(shown, '*.csv.gz')}.`)
  return { path, size: about.size, parquet: await startsWith(path, shown, 'PAR1') }
}

function notThere(shown: string, error: unknown): string {
  const code = (error as { code?: string }).code
  return code === 'EACCES' ? `${shown} may not be read by this user.` : `There is no file ${shown}.`
}

async function startsWith(path: string, shown: string, magic: string): Promise<boolean> {
  const file = await open(path).catch((error: unknown) => {
    throw new ReadError(notThere(shown, error))
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(magic.length), 0, magic.length, 0)
    return buffer.subarray(0, bytesRead).toString('latin1') === magic
  } finally {
    await file.close()
  }
}

/** The files that the arguments name, each once, in the order given. */
export async function inputFiles(args: readonly string[]): Promise<InputFile[]> {
  const files: InputFile[] = []
  for (const arg of args) {
    const exists = await stat(arg).then(
      () => true,
      () => false,
    )
    const paths = exists ? [arg] : await expand(arg)
    if (paths.length === 0) throw new ReadError(`No file matches ${printable(arg)}.`)
    for (const path of paths) if (!files.some((file) => file.path === path)) files.push(await describe(path))
  }
  return files
}
