import { unlinkSync } from 'node:fs'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reportWork, type WorkOptions } from '../../base/index.js'
import { ReadError } from '../../io/value/index.js'
import { interruptible, printable, messageOf } from '../terminal/index.js'

/**
 * Writes files into a folder: each under another name first, and all renamed when the last is written, so that no half
 * of one is ever there and an old file stays until its successor is whole.
 *
 * @param folder - made where it is not there.
 * @param files - names, each with what makes its text; made one at a time, so that only one is in memory.
 * @param clear - takes the line of progress away.
 * @param work - is told which is being written.
 * @returns the paths.
 * @throws ReadError, a sentence, where the folder cannot be written.
 */
export async function writeWhole(
  folder: string,
  files: readonly (readonly [name: string, text: () => string])[],
  clear: () => void,
  work?: WorkOptions,
): Promise<string[]> {
  const pairs = files.map(([name]) => ({
    path: join(folder, name),
    draft: join(folder, `.${name}.${process.pid}.part`),
  }))
  const tidy = (): void => {
    for (const { draft } of pairs) removeNow(draft)
  }
  return interruptible(
    () => (clear(), tidy()),
    async () => {
      try {
        await writing(folder, () => mkdir(folder, { recursive: true }))
        for (const [k, [name, text]] of files.entries()) {
          reportWork(work, `writing ${name}`, 0, 0)
          const whole = wholeText(name, text)
          await writing(folder, () => writeFile(pairs[k]!.draft, whole))
        }
        for (const { path, draft } of pairs) await writing(folder, () => rename(draft, path))
      } catch (error) {
        tidy()
        throw error
      }
      return pairs.map(({ path }) => path)
    },
  )
}

/** Throws a sentence where a folder's place is taken by a file: said before long work, not after it. */
export async function checkFolder(folder: string): Promise<void> {
  const about = await stat(folder).catch(() => undefined)
  if (about !== undefined && !about.isDirectory())
    throw new ReadError(`${printable(folder)} is a file; expected a folder to write into.`)
}

/** A text; V8 has a greatest length of one (half a gigabyte), and says no more than that it is passed. */
function wholeText(name: string, text: () => string): string {
  try {
    return text()
  } catch (error) {
    if (!(error instanceof RangeError) || !/string length/i.test(error.message)) throw error
    throw new ReadError(
      `${name} would be longer than one text can be, so nothing was written; choose fewer findings, for example ` +
        `with --min-bits 0, --bbox or --vessel.`,
    )
  }
}

async function writing(folder: string, step: () => Promise<unknown>): Promise<void> {
  try {
    await step()
  } catch (error) {
    throw new ReadError(`${printable(folder)} cannot be written: ${printable(messageOf(error))}`)
  }
}

function removeNow(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    return // it was not begun, or is renamed already
  }
}
