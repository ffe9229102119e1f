// Options are thresholds: known names only, and undefined means that the default holds.
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
  identitySpells,
  learn,
  matchWatchlist,
  prepare,
  readCsv,
  readInput,
  readJson,
  readNmea,
  readReviewed,
  readWatchlist,
  scoreGaps,
  selectFindings,
  toCsv,
  toGeoJSON,
  toWatchlist,
  type DetectOptions,
  type FindingFilters,
  type Findings,
  type Track,
  type WorkOptions,
} from 'darkwake'
import { holds, takesUndefined, type TakesUndefined } from './expect.js'

declare const tracks: readonly Track[]
declare const findings: Findings

holds<TakesUndefined<DetectOptions>>()
holds<TakesUndefined<FindingFilters>>()
holds<TakesUndefined<WorkOptions>>()
takesUndefined(prepare)
takesUndefined(detect)
takesUndefined(findProximities)
takesUndefined(findStops)
takesUndefined(findLoitering)
takesUndefined(findRendezvous)
takesUndefined(learn)
takesUndefined(findGaps)
takesUndefined(scoreGaps)
takesUndefined(findSparse)
takesUndefined(findDarkRendezvous)
takesUndefined(findLoneLoitering)
takesUndefined(identitySpells)
takesUndefined(findIdentityChanges)
takesUndefined(findIdentityConflicts)
takesUndefined(findSuccessions)
takesUndefined(matchWatchlist)
takesUndefined(assess)
takesUndefined(selectFindings)
takesUndefined(toWatchlist)
takesUndefined(toCsv)
takesUndefined(toGeoJSON)
takesUndefined(readCsv)
takesUndefined(readInput)
takesUndefined(readJson)
takesUndefined(readNmea)
takesUndefined(readReviewed)
takesUndefined(readWatchlist)

// Within the modules of detect as well.
detect(
  { tracks },
  {
    rendezvous: { maxDistanceM: undefined },
    dark: { minDwellMs: undefined },
    lone: undefined,
    list: { portContacts: undefined },
  },
)
detect({ tracks }, { list: { portContacts: 'full' }, select: { minBits: 3, bbox: [179, -5, -175, 5] } })

// Wrong names and wrong values are refused.
// @ts-expect-error: it is maxDistanceM
findRendezvous({ tracks }, { maxDistance: 300 })
// @ts-expect-error: a number
findRendezvous({ tracks }, { maxDistanceM: '300' })
// @ts-expect-error: it is minGapMs
findGaps({ tracks }, { minGapHours: 2 })
// @ts-expect-error: what is known goes with the scene, and is no option
findGaps({ tracks }, { knowledge: learn({ tracks }) })
// @ts-expect-error: no module of that name
detect({ tracks }, { meeting: {} })
// @ts-expect-error: 'brief' or 'full'
detect({ tracks }, { list: { portContacts: 'all' } })
// @ts-expect-error: four numbers
selectFindings(findings, { bbox: [0, 0] })
