// One calling shape: the scene first, any part of it, then options, then work.
import {
  assess,
  detect,
  findDarkRendezvous,
  findGaps,
  findIdentityChanges,
  findIdentityConflicts,
  findLoitering,
  findLoneLoitering,
  findProximities,
  findRendezvous,
  findSparse,
  findStops,
  findSuccessions,
  groupRendezvous,
  learn,
  prepare,
  readCsv,
  scoreGaps,
  type DarkRendezvous,
  type Detection,
  type Gap,
  type IdentityFinding,
  type Knowledge,
  type Loitering,
  type LoneLoitering,
  type PositionReport,
  type PreparedScene,
  type ReadResult,
  type Rendezvous,
  type RendezvousGroup,
  type Scene,
  type SparseSending,
  type Track,
  type WorkOptions,
} from 'darkwake'
import { holds, type Same } from './expect.js'

declare const tracks: readonly Track[]
declare const knowledge: Knowledge
declare const prepared: PreparedScene
declare const detection: Detection
declare const work: WorkOptions

// What prepare gives is a scene, and so is what detect gives.
export const scenes: readonly Scene[] = [
  prepared,
  detection.scene,
  { tracks },
  { tracks, knowledge: undefined, now: undefined },
  prepare({ reports: [] }),
]
// @ts-expect-error: tracks that nobody cleaned are no prepared scene
export const unprepared: PreparedScene = { tracks }

// Tracks are enough.
holds<Same<Detected<typeof findRendezvous>, Rendezvous>>()
holds<Same<Detected<typeof findLoitering>, Loitering>>()
holds<Same<Detected<typeof findGaps>, Gap>>()
holds<Same<Detected<typeof findLoneLoitering>, LoneLoitering>>()
type Detected<F extends (scene: { readonly tracks: readonly Track[] }) => readonly unknown[]> = ReturnType<F>[number]
findProximities({ tracks })
findStops({ tracks })
learn({ tracks })

// A whole scene does too, and more is never wrong.
findProximities(prepared, undefined, work)
findStops(prepared, {}, work)
findLoitering(prepared, {}, work)
findRendezvous(prepared, {}, work)
findGaps(detection.scene, {}, work)
findLoneLoitering(detection.scene, {}, work)
learn(prepared, {}, work)
holds<Same<ReturnType<typeof learn>, Knowledge>>()

// Where something else is needed, its lack is an error.
export const sparse = findSparse(detection.scene, {}, work)
holds<Same<typeof sparse, SparseSending[]>>()
// @ts-expect-error: what others were heard with must be known
findSparse({ tracks })
// @ts-expect-error: gaps are scored, so they must be given
scoreGaps({ tracks, knowledge })

// Findings found before go in beside the scene.
const gaps: Gap[] = scoreGaps({ ...detection.scene, gaps: findGaps(detection.scene) })
const dark: DarkRendezvous[] = findDarkRendezvous({ ...prepared, gaps })
const groups: RendezvousGroup[] = groupRendezvous({ rendezvous: findRendezvous(prepared) })
const changes: IdentityFinding[] = [
  ...findIdentityChanges({ spells: [] }),
  ...findIdentityConflicts({ spells: [], tracks }),
  ...findSuccessions({ spells: [] }),
]
export const all = {
  gaps,
  dark,
  groups,
  changes,
  ships: assess({ rendezvous: [], gaps, dark, identity: changes }).ships,
}

// Into detect: reports, columns, tracks, what was read, a prepared scene, and what detect gave.
declare const reports: PositionReport[]
declare const read: ReadResult
detect({ reports })
detect({ columns: read.columns, statics: read.statics })
detect(read)
detect({ tracks })
detect(prepared)
detect(detect({ reports }, { until: 'gap' }))
export const chained = async (): Promise<Detection> => detect(await readCsv('mmsi,time,lon,lat'))
// @ts-expect-error: a wrong name
detect({ raports: reports })
// @ts-expect-error: a time is a number
detect({ reports: [{ id: '1', t: new Date(0), lon: 0, lat: 0 }] })
