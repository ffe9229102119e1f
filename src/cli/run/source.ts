import { basename } from 'node:path'
import type { ReadResult } from '../../io/reading/index.js'
import type { VesselId, Track } from '../../model/index.js'
import type { Findings, LearntScene } from '../../stages/index.js'
import { toTracks } from '../../track/index.js'
import type { RunFlags } from '../settings/index.js'
import { printable, typed, UsageError } from '../terminal/index.js'
import { readFindings, schemaOf } from './findingsFile.js'
import { inputText } from './inputText.js'
import { runDetection, sayer, type Run } from './run.js'

/** What a page is made of. */
export interface Source {
  /** What was found. */
  readonly findings: Findings
  /** What was read, where the AIS files themselves were given. */
  readonly read: ReadResult | undefined
  /** The scene in which was detected, where the AIS files themselves were given. */
  readonly scene: LearntScene | undefined
  /** The files as one types them, for the command to give next. */
  readonly files: string
}

/**
 * Thrown where nothing, or more than one thing, is what was asked for: the page cannot be made, though the call is
 * right.
 */
export class NotFoundError extends Error {
  /** @param message - the sentence, and below it what comes near; of printable text. */
  constructor(message: string) {
    super(message)
    this.name = 'NotFoundError'
  }
}

/** Flags of detection: in what was found they change nothing. */
const DETECTING = ['columns', 'monthFirst', 'where', 'now', 'zones', 'watchlist', 'config'] as const

/**
 * AIS files, in which is detected, or the findings that `detect --out` wrote.
 *
 * @throws ReadError, a sentence, for what cannot be read; UsageError where findings are named with other files.
 */
export async function openSource(files: readonly string[], flags: RunFlags): Promise<Source> {
  const schemas = await Promise.all(files.map(schemaOf))
  const at = schemas.findIndex((schema) => schema !== undefined)
  const shown = files.map((file) => typed(file)).join(' ')
  if (at < 0) return { ...reported(await runDetection(files, flags), flags), files: shown }
  const path = files[at]!
  if (files.length > 1)
    throw new UsageError(`${printable(basename(path))} holds findings; name it alone, or name the AIS files instead.`)
  const idle = DETECTING.filter((flag) => flags[flag] !== undefined).map(
    (flag) => `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  )
  if (idle.length > 0)
    sayer(flags)(`${printable(basename(path))} holds findings, in which ${idle.join(', ')} change nothing.`)
  return { findings: await readFindings(path, schemas[at]!), read: undefined, scene: undefined, files: shown }
}

/** Says on standard error what was read and set aside, as `detect` does. */
function reported({ read, detection }: Run, flags: RunFlags): Omit<Source, 'files'> {
  const { findings, scene } = detection
  sayer(flags)(`${inputText(read, findings)}\n`)
  return { findings, read, scene }
}

/** All reports of some ships as they came, in order of time; none where no AIS files were given. */
export const reportsOf = ({ read }: Source, wanted: ReadonlySet<VesselId>): readonly Track[] =>
  read === undefined ? [] : toTracks(read.columns).tracks.filter(({ id }) => wanted.has(id))

/** The tracks of some ships as detection had them: cleaned, one a hull. */
export const tracksOf = ({ scene }: Source, wanted: ReadonlySet<VesselId>): readonly Track[] =>
  (scene?.tracks ?? []).filter(({ id }) => wanted.has(id))
