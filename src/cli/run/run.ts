import { detect, type Detection } from '../../detect/index.js'
import type { ReadResult } from '../../io/reading/index.js'
import { ReadError } from '../../io/value/index.js'
import type { InputSource } from '../../scene/index.js'
import { loadCoastline, inputFiles, readFiles } from '../input/index.js'
import { readSettings, type RunFlags, type Settings } from '../settings/index.js'
import { interruptible, openProgress, type Working, count, plural, printable } from '../terminal/index.js'

/** What was read and what was found in it. */
export interface Run {
  /** All files as one input. */
  readonly read: ReadResult
  /** What was found, and the scene in which it was. */
  readonly detection: Detection
}

/** Says something on standard error, where that is wanted. */
export const sayer =
  (flags: { readonly quiet?: true }) =>
  (text: string): void => {
    if (text !== '' && flags.quiet !== true) process.stderr.write(`${text}\n`)
  }

/**
 * Reads files as one input and runs the detection over all of it, with a line of progress on standard error. Filters
 * and reviewed pairs of a configuration do not count here, and contacts in ports are whole: who asks for one ship or
 * one finding means it.
 *
 * @throws UsageError where flags or configuration are wrong; ReadError where the input cannot be read or holds no
 * report.
 */
export async function runDetection(files: readonly string[], flags: RunFlags): Promise<Run> {
  const settings = await readSettings(flags, sayer(flags))
  const options = {
    ...settings.options,
    select: undefined,
    list: { ...settings.options.list, portContacts: 'full' as const },
  }
  const work = openProgress(flags.quiet === true)
  try {
    return await runSettings(files, { ...settings, options, reviewed: [] }, work)
  } finally {
    work.clear()
  }
}

/** Reads and detects with settings that are read already. */
export async function runSettings(files: readonly string[], settings: Settings, working: Working): Promise<Run> {
  const { work, clear } = working
  const sources: InputSource[] = []
  const [read, coastline] = await interruptible(clear, async () => {
    const result = await readAll(files, settings, working, sources)
    return [result, settings.coastline ? await loadCoastline(working.work) : undefined] as const
  })
  const { now, zones, watchlists, reviewed, options } = settings
  const { columns, statics } = read
  return {
    read,
    detection: detect({ columns, statics, coastline, zones, now, watchlists, reviewed, sources }, options, work),
  }
}

async function readAll(
  files: readonly string[],
  { reading }: Settings,
  { work, about }: Working,
  sources: InputSource[],
): Promise<ReadResult> {
  const list = await inputFiles(files)
  const read = await readFiles(list, reading, work, sources, (file, index) => {
    about(list.length > 1 ? ` ${file.path} (${index + 1} of ${list.length})` : ` ${file.path}`)
  })
  about('')
  if (read.columns.length === 0) throw new ReadError(nothingText(read, list.length))
  return read
}

/** Why there is nothing to detect in. */
function nothingText(read: ReadResult, files: number): string {
  const reasons = Object.entries(read.rejectedCounts)
    .filter(([, n]) => n > 0)
    .map(([reason, n]) => `${reason} ${count(n)}`)
  const where = files === 1 ? printable(read.files[0]?.name ?? 'the file') : plural(files, 'file')
  const noticed = read.warnings.map((line) => ` ${printable(line, 400)}`).join('')
  return `There is no position report in ${where}${reasons.length === 0 ? '' : `; rows that gave none: ${reasons.join(', ')}`}.${noticed}`
}
