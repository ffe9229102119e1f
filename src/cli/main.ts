#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { VERSION } from '../base/index.js'
import { detectCommand, type DetectFlags } from './detect/index.js'
import { explainCommand, type ExplainFlags } from './explain/index.js'
import { inspectCommand, type InspectFlags } from './inspect/index.js'
import { NotFoundError } from './run/index.js'
import { printable, EXIT, messageOf, UsageError } from './terminal/index.js'

function positive(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value < Infinity))
    throw new InvalidArgumentError('Expected a number, 0 or greater.')
  return value
}

function finite(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('Expected a number.')
  return value
}

const append = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]

const DETECT_HELP = `
What it reads
  CSV, as MarineCadastre (older and newer header), the Danish Maritime Authority, Spire and exactEarth publish it, or any
  other whose columns have plain names (mmsi, time, lon, lat, sog …); logs of NMEA sentences (AIVDM) with times; JSON of
  aisstream.io, AIS-catcher and gpsd, GeoJSON points and tracks with times; all of these plain, gzip or zstd, and told by
  what is in them, not by their names; Parquet, with the package @duckdb/node-api installed. All files are one input, and
  a list of ships (mmsi, name, imo …) may be one of them. Quoted globs may have * ? [a-z] {a,b} and ** for folders.
  Times are UTC unless they carry an offset; coordinates may be in degrees and minutes.

What it finds
  Rendezvous of two ships for an hour or more, drifting, at anchor or under way, and groups of three and more; AIS gaps, and
  who could have met in them (dark rendezvous); ships that loiter far from harbours or send too seldom; identities that change
  or contradict each other; ships on lists. All in one order, what is likeliest worth opening first. Harbours and reception are
  learnt from the data. Every finding is an indicator, never a verdict.

Exit codes
  0 done   1 an input cannot be read, or holds no report   2 the call or the configuration is wrong
  3 --fail-on: a rendezvous is of that band   130 interrupted

Fields for --columns
  needed: id, t, lon, lat      motion: sogKn, cogDeg, headingDeg, navStatus, aisClass
  ship:   imo, name, callSign, shipType, lengthM, beamM, draughtM, destination, toBowM, toSternM, toPortM, toStarboardM,
          vendor, messageType

Examples
  $ darkwake detect ais-2020-01-01.csv.gz
  $ darkwake detect 'data/*.csv.zst' --out found --tracks
  $ darkwake detect week.parquet --where 'lat BETWEEN 28 AND 30 AND lon BETWEEN -96 AND -93'
  $ darkwake detect log.csv --columns id=vessel,t=when,lon=x,lat=y --json > findings.json
  $ darkwake detect day.csv --max-distance-m 200 --min-duration-min 120 --limit 50
  $ darkwake detect day.csv --bbox -96,28,-94,30 --ship-type tanker --min-bits 3 --reviewed known-pairs.csv
`

/** The options of every command that reads files and detects: what to read, what else is known, and how. */
function withInput(command: Command): Command {
  return command
    .option(
      '--config <file>',
      'JSON with options, zones, lists and more (default: darkwake.json here, if there is one)',
    )
    .option('--columns <list>', 'name columns: FIELD=NAME,FIELD=NAME (may be repeated)', append)
    .option('--month-first', 'read 01/06/2018 as the sixth of January')
    .option('--where <sql>', 'read only rows that meet this condition (through DuckDB)')
    .option(
      '--now <instant>',
      'the present: reports after it are set aside, and ships silent until then have open gaps',
    )
    .option(
      '--watchlist <file>',
      'list of ships to match: OFAC, UN, OpenSanctions, or any table (may be repeated)',
      append,
    )
    .option('--zones <file>', 'GeoJSON polygons to name in the findings')
    .option('--coastline', 'measure distances to land, whatever the configuration says')
    .option('--no-coastline', 'leave out distances to land')
    .option('-q, --quiet', 'no progress and no summary')
}

function detectProgram(): Command {
  const detect = new Command('detect')
    .description(
      'find rendezvous, AIS gaps and changed identities in files of AIS reports, and show first what a person ' +
        'should look at first',
    )
    .argument('<file...>', 'files to read; quote a glob to let darkwake expand it')
    .option('-o, --out <dir>', 'write findings.json, findings.geojson, findings.csv and report.html there')
    .option('--tracks', 'draw the tracks of the ships of each rendezvous in findings.geojson')
    .option('--reach', 'draw the area that each silent ship can have been in, in findings.geojson')
    .option('--json', 'print the findings as JSON instead of the table')
    .option('-n, --limit <rows>', 'rows of the table (default 20)', positive)
    .addOption(
      new Option('--fail-on <band>', 'exit with 3 where a rendezvous is of this band or a stronger one').choices([
        'weak',
        'moderate',
        'strong',
      ]),
    )
    .optionsGroup('Which findings (what is learnt and weighed does not change):')
    .option('--bbox <w,s,e,n>', 'those in a box, degrees; west greater than east crosses 180')
    .option('--area <file>', 'those in GeoJSON polygons')
    .option('--from <instant>', 'not those that ended before')
    .option('--to <instant>', 'not those that began after; a date alone is the end of that day')
    .option('--vessel <ship>', 'those of a ship: MMSI, IMO number or name (may be repeated)', append)
    .option(
      '--ship-type <type>',
      'those of a type: number, range such as 80-89, or word such as tanker (may be repeated)',
      append,
    )
    .option('--min-bits <bits>', 'not those with fewer bits', finite)
    .option(
      '--reviewed <file>',
      'suppress rendezvous of these pairs: CSV or JSON with a, b, from, until, untilBits, note, by',
    )
    .option('--show-reviewed', 'list them all the same')
    .optionsGroup('Contacts:')
    .option('--max-distance-m <m>', 'greatest distance of a contact (default 500)', positive)
    .option('--exit-distance-m <m>', 'distance that ends a contact (default 750)', positive)
    .option('--min-duration-min <min>', 'shortest contact (default 60)', positive)
    .option('--max-speed-kn <kn>', 'greatest speed of a ship that drifts or lies at anchor (default 3)', positive)
    .optionsGroup('Input:')
  return withInput(detect)
    .addHelpText('after', DETECT_HELP)
    .action(async (files: string[], flags: DetectFlags) => {
      process.exitCode = await detectCommand(files, flags)
    })
}

const PAGES_HELP = `
Files are those of AIS reports, in which is detected as darkwake detect does it; or one findings.json that darkwake detect --out
wrote, which takes no time. Options of detection do nothing there.

Exit codes
  0 shown   1 an input cannot be read   2 the call or the configuration is wrong   130 interrupted
  4 no such ship or finding, or more than one: what comes near is listed
`

const INSPECT_HELP = `${PAGES_HELP}
Examples
  $ darkwake inspect 308329000 ais-2020-01-01.csv.gz
  $ darkwake inspect "zenith spirit" found/findings.json
  $ darkwake inspect IMO9074729 'data/*.csv.zst' --out ship.html
`

function inspectProgram(): Command {
  const inspect = new Command('inspect')
    .description(
      'show all that was found of one ship: who she says she is, what was heard, rendezvous, AIS gaps, in one time line',
    )
    .argument('<vessel>', 'MMSI, IMO number, call sign, or name in any way of writing it')
    .argument('<file...>', 'AIS files, or a findings.json')
    .option('-o, --out <file>', 'write a page for browsers of this ship alone')
    .option('--json', 'print the dossier as JSON')
    .option('-n, --limit <rows>', 'rows of each list', positive, 20)
  return withInput(inspect)
    .addHelpText('after', INSPECT_HELP)
    .action((vessel: string, files: string[], flags: InspectFlags) => inspectCommand(vessel, files, flags))
}

const EXPLAIN_HELP = `${PAGES_HELP}
Examples
  $ darkwake explain '#3' ais-2020-01-01.csv.gz
  $ darkwake explain gap:308329000 found/findings.json
`

function explainProgram(): Command {
  const explain = new Command('explain')
    .description('show one finding whole: what was weighed, what was measured, the reports that it rests on')
    .argument(
      '<finding>',
      "id of a finding, a beginning of it that is no other's, or '#3' for the third of the table of darkwake detect",
    )
    .argument('<file...>', 'AIS files, or a findings.json')
    .option('--json', 'print the finding as JSON')
    .option('-n, --limit <rows>', 'rows of each list', positive, 20)
  return withInput(explain)
    .addHelpText('after', EXPLAIN_HELP)
    .action((finding: string, files: string[], flags: ExplainFlags) => explainCommand(finding, files, flags))
}

const program = new Command('darkwake')
  .description('Finds signs of ship-to-ship transfers in AIS data.')
  .version(VERSION)
  .addCommand(detectProgram())
  .addCommand(inspectProgram())
  .addCommand(explainProgram())
  .addHelpText('after', '\nTry: darkwake detect --help')

// `darkwake … | head` closes the pipe early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})

/** Says what went wrong, and chooses the code to exit with. */
function fail(error: unknown): number {
  // Commander has said it already; help and version are no faults.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  // What comes near stands in lines of its own; those are made of printable text.
  const lines = error instanceof NotFoundError ? messageOf(error).split('\n') : [messageOf(error)]
  process.stderr.write(`darkwake: ${lines.map((line) => printable(line, 1000)).join('\n')}\n`)
  if (process.env['DARKWAKE_DEBUG'] !== undefined && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`)
  return error instanceof UsageError ? EXIT.usage : error instanceof NotFoundError ? EXIT.notThere : EXIT.input
}

for (const command of [program, ...program.commands]) command.exitOverride()
try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = fail(error)
}
