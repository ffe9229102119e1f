import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReadError, type ReadResult } from '../io/index.js'
import { toHtml } from '../report/html/index.js'
import { toCsv, toGeoJSON, toJson } from '../report/index.js'
import type { Findings } from '../stages/findings.js'
import { prepareTracks, toTracks } from '../track/index.js'
import { loadLand } from './coastline.js'
import { runDetection, type Run, type RunFlags } from './run.js'
import { findingsText, inputText, tablesText } from './summary.js'
import { printable } from './text.js'

/** The flags of `darkwake detect`, as commander delivers them. */
export interface DetectFlags extends RunFlags {
  readonly out?: string
  readonly json?: true
  readonly limit: number
  readonly tracks?: true
}

/** Reads files, runs the detection, and shows and writes what was found. */
export async function detectCommand(files: readonly string[], flags: DetectFlags): Promise<void> {
  const { read, findings, now }: Run = await runDetection(files, flags)
  const say = (text: string): void => {
    if (text !== '' && flags.quiet !== true) process.stderr.write(`${text}\n`)
  }
  say(inputText(read, findings))
  say(findingsText(findings))
  if (flags.out !== undefined) say(await writeOut(flags.out, read, findings, flags.tracks === true, now))
  if (flags.json === true) process.stdout.write(toJson(findings))
  else process.stdout.write(`${tablesText(findings, flags.limit)}\n`)
}

/** Writes the findings for programs, for maps, for spreadsheets and for people. */
async function writeOut(out: string, read: ReadResult, findings: Findings, withTracks: boolean, now: number | undefined): Promise<string> {
  const { tracks } = prepareTracks(toTracks(read.columns).tracks, { now })
  const files = {
    'findings.json': toJson(findings),
    'findings.geojson': `${JSON.stringify(toGeoJSON(findings, { tracks: withTracks ? tracks : [] }))}\n`,
    'findings.csv': toCsv(findings),
    'report.html': toHtml(findings, { tracks, land: await loadLand() }),
  }
  try {
    await mkdir(out, { recursive: true })
    for (const [name, text] of Object.entries(files)) await writeFile(join(out, name), text)
  } catch (error) {
    throw new ReadError(`${printable(out)} cannot be written: ${printable(error instanceof Error ? error.message : String(error))}`)
  }
  const names = Object.keys(files).map((name) => printable(join(out, name)))
  return `Wrote ${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}: the last is for people, in any browser.`
}
