import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { kindOfText, type TextKind } from '../../io/index.js'
import { ReadError } from '../../io/value/index.js'
import { printable } from '../terminal/index.js'

/** One file to read. */
export interface InputFile {
  /** Its path. */
  readonly path: string
  /** Its size in bytes. */
  readonly size: number
  /** Whether it is Parquet, told by its first bytes. */
  readonly parquet: boolean
  /** What kind of text it seems to be; of a packed file not known before it is unpacked, and then "csv". */
  readonly kind: TextKind
}

/** Enough of a file to tell what it is. */
const HEAD = 1 << 14

const isGlob = (path: string): boolean => /[*?[{]/.test(path)

/** Matches one part of a path: `*` any characters, `?` one, `[a-c]` one of these, `{a,b}` one or the other. */
function pattern(part: string): RegExp {
  const signs: Readonly<Record<string, string>> = {
    '*': '.*',
    '?': '.',
    '[': '[',
    ']': ']',
    '{': '(?:',
    '}': ')',
    ',': '|',
  }
  const closed = /^[^[\]{}]*(?:(?:\[[^[\]{}]+\]|\{[^[\]{}]*\})[^[\]{}]*)*$/.test(part)
  const meant = closed ? part : part.replace(/[[\]{}]/g, '?')
  let inBraces = false
  const source = [...meant].map((sign) => {
    if (sign === '{' || sign === '}') inBraces = sign === '{'
    if (sign === ',' && !inBraces) return ','
    return signs[sign] ?? (sign === '-' || sign === '!' ? sign : sign.replace(/[.+^$()|\\]/g, '\\$&'))
  })
  return new RegExp(`^${source.join('').replaceAll('[!', '[^')}$`, 's')
}

/** The names in a folder; none where it cannot be read. A hidden one only where it is asked for. */
async function namesIn(folder: string, wanted: (name: string) => boolean, hidden: boolean): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => wanted(name) && (hidden || !name.startsWith('.'))).map((name) => join(folder, name))
}

/** A folder and all folders within it; what is linked is not followed, so that no circle is walked. */
async function foldersWithin(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const inner = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(folder, entry.name))
  return [folder, ...(await Promise.all(inner.map(foldersWithin))).flat()]
}

/**
 * The paths that a glob stands for, sorted; the shell has expanded most already. `*` does not reach over folders, `**`
 * stands for any number of them.
 */
async function expand(path: string): Promise<string[]> {
  if (!isGlob(path)) return [path]
  const folders = await expand(dirname(path))
  const name = basename(path)
  const within =
    name === '**'
      ? folders.map(foldersWithin)
      : folders.map((folder) => namesIn(folder, (one) => pattern(name).test(one), name.startsWith('.')))
  return [...new Set((await Promise.all(within)).flat())].sort()
}

async function describe(path: string): Promise<InputFile> {
  const shown = printable(path)
  const about = await stat(path).catch((error: unknown) => {
    throw new ReadError(notThere(shown, error))
  })
  if (about.isDirectory())
    throw new ReadError(`${shown} is a directory; name the files in it, for example ${join(shown, '*.csv.gz')}.`)
  // What comes through a pipe is read once: its kind is told when it is.
  if (!about.isFile()) return { path, size: 0, parquet: false, kind: 'csv' }
  const head = await beginning(path, shown)
  return { path, size: about.size, parquet: head.startsWith('PAR1'), kind: kindOfText(head, shown) }
}

function notThere(shown: string, error: unknown): string {
  const code = (error as { code?: string }).code
  return code === 'EACCES' ? `${shown} may not be read by this user.` : `There is no file ${shown}.`
}

/** How a file begins, byte by byte. */
async function beginning(path: string, shown: string): Promise<string> {
  const file = await open(path).catch((error: unknown) => {
    throw new ReadError(notThere(shown, error))
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead).toString('latin1')
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
