import type { WorkOptions } from '../../base/index.js'
import type { Detection } from '../../detect/index.js'
import type { Band } from '../../model/index.js'
import { toHtml } from '../../report/html/index.js'
import { toCsv, toGeoJSON, toJson } from '../../report/index.js'
import { loadLand } from '../input/index.js'
import { runSettings, sayer, listsLine, inputText, findingsText, leftOutText, tablesText } from '../run/index.js'
import { readSettings, type FindFlags } from '../settings/index.js'
import { openProgress, printable, EXIT } from '../terminal/index.js'
import { checkFolder, writeWhole } from './write.js'

/** The flags of `darkwake detect`, as commander delivers them. */
export interface DetectFlags extends FindFlags {
  readonly out?: string
  readonly json?: true
  readonly limit?: number
  readonly tracks?: true
  readonly reach?: true
  readonly failOn?: Band
}

const BANDS: readonly Band[] = ['none', 'weak', 'moderate', 'strong']
const ROWS = 20

/** Reads files, runs the detection, shows and writes what was found; returns the code to exit with. */
export async function detectCommand(files: readonly string[], flags: DetectFlags): Promise<number> {
  const say = sayer(flags)
  const settings = await readSettings(flags, say)
  const { config } = settings
  const out = flags.out ?? config.out
  if (out !== undefined) await checkFolder(out)
  const working = openProgress(flags.quiet === true)
  const { read, detection } = await runSettings(files, settings, working).finally(working.clear)
  const { findings } = detection
  say(inputText(read, findings))
  say(findingsText(findings))
  say(listsLine(findings, settings.watchlists))
  say(leftOutText(findings, settings.options.select))
  if (out !== undefined) {
    const drawn = { tracks: flags.tracks ?? config.tracks ?? false, reach: flags.reach ?? config.reach ?? false }
    const paths = await writeOut(out, detection, drawn, working).finally(working.clear)
    const names = paths.map((path) => printable(path))
    say(`Wrote ${names.slice(0, -1).join(', ')} and ${names.at(-1)}: the last is for people, in any browser.`)
  }
  if (flags.json === true) process.stdout.write(toJson(findings))
  else process.stdout.write(`${tablesText(findings, flags.limit ?? config.limit ?? ROWS)}\n`)
  const { failOn } = flags
  const isOf = (band: Band | undefined): boolean =>
    failOn !== undefined && band !== undefined && BANDS.indexOf(band) >= BANDS.indexOf(failOn)
  return findings.items.some(({ kind, score }) => kind === 'rendezvous' && isOf(score?.band)) ? EXIT.found : EXIT.done
}

/** Writes the findings for programs, for maps, for spreadsheets and for people. */
async function writeOut(
  out: string,
  { findings, scene }: Detection,
  drawn: { readonly tracks: boolean; readonly reach: boolean },
  { work, clear }: { readonly work: WorkOptions; readonly clear: () => void },
): Promise<string[]> {
  const { tracks } = scene
  const land = await loadLand()
  return writeWhole(
    out,
    [
      ['findings.json', () => toJson(findings)],
      [
        'findings.geojson',
        () =>
          `${JSON.stringify(toGeoJSON(findings, { tracks: drawn.tracks ? tracks : [], reach: drawn.reach }, work))}\n`,
      ],
      ['findings.csv', () => toCsv(findings, undefined, work)],
      ['report.html', () => toHtml(findings, { tracks, land }, work)],
    ],
    clear,
    work,
  )
}
