import { readFileSync } from 'node:fs'
import { dayPath, readDay } from '../../bench/realDay.js'
import { assess, type Assessment } from '../../src/assess/index.js'
import type { AssessInput } from '../../src/assess/observe/index.js'
import type { AssessOptions } from '../../src/assess/weight/index.js'
import { loadCoastline } from '../../src/cli/input/index.js'
import { findGaps } from '../../src/gap/index.js'
import { scoreGaps } from '../../src/gap/score/index.js'
import { learn } from '../../src/knowledge/index.js'
import type { StaticReport } from '../../src/model/index.js'
import { findRendezvous } from '../../src/rendezvous/index.js'
import { particularsFrom } from '../../src/scene/index.js'
import { contextOf } from '../../src/stages/index.js'
import { prepareTracks } from '../../src/track/clean/index.js'
import { toTracks } from '../../src/track/index.js'

/** The real day, found and assessed. */
export interface AssessedDay extends Assessment {
  readonly input: AssessInput
}

/** Runs the whole day named in DARKWAKE_DAY; undefined where it is not set. */
export async function assessDay(options?: AssessOptions): Promise<AssessedDay | undefined> {
  const path = dayPath()
  if (path === undefined) return undefined
  const { tracks } = prepareTracks(toTracks(await readDay(path)).tracks)
  const knowledge = learn({ tracks })
  const particulars = particularsFrom(readStatics())
  const world = { knowledge, coastline: await loadCoastline() }
  const rendezvous = findRendezvous({ tracks, particulars }).map((r) => ({ ...r, context: contextOf(r, world) }))
  const gaps = scoreGaps({ gaps: findGaps({ tracks, knowledge, particulars }), knowledge })
  const input = { rendezvous, particulars, gaps, tracks, knowledge }
  return { ...assess(input, options), input }
}

/** Names and types from the file named in DARKWAKE_STATICS: mmsi, name, imo, callSign, shipType, firstSeen. */
function readStatics(): StaticReport[] {
  const path = process.env['DARKWAKE_STATICS']
  if (path === undefined) return []
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [id = '', name = '', imo = '', callSign = '', type = '', first = ''] = line
        .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
        .map((cell) => cell.replace(/^"|"$/g, ''))
      return {
        id,
        t: Number(first),
        ...text('name', name),
        ...text('imo', imo.replace('IMO', '')),
        ...text('callSign', callSign),
        ...(type === '' ? {} : { shipType: Number(type) }),
      }
    })
}

const text = (key: string, value: string): object => (value === '' ? {} : { [key]: value })
