import type { AssessedMeeting, HarbourCall, TimeLineEntry } from '../model/assess.js'
import type { DarkRendezvous } from '../model/dark.js'
import type { Loitering } from '../model/findings.js'
import type { Gap } from '../model/gap.js'
import type { IdentityFinding, IdentitySpell } from '../model/identity.js'
import type { VesselId } from '../model/report.js'
import { compareText } from '../model/order.js'

/** What was found of one ship. */
export interface VesselRecord {
  readonly vessel: VesselId
  readonly meetings: readonly AssessedMeeting[]
  readonly gaps: readonly Gap[]
  readonly dark: readonly DarkRendezvous[]
  readonly identity: readonly IdentityFinding[]
  readonly spells: readonly IdentitySpell[]
  readonly loitering: readonly Loitering[]
  readonly calls: readonly HarbourCall[]
}

/** All of a ship's record in order of time; where there is too much, what has most bits, and what bits do not tell last. */
export function timeLineOf(record: VesselRecord, gapBits: (id: string) => number | undefined, max: number): { timeLine: TimeLineEntry[]; leftOut: number } {
  const all = entriesOf(record, gapBits)
  const kept = all.length <= max ? all : [...all].sort((a, b) => (b.bits ?? -Infinity) - (a.bits ?? -Infinity) || inTime(a, b)).slice(0, max)
  return { timeLine: kept.sort(inTime), leftOut: all.length - kept.length }
}

const inTime = (a: TimeLineEntry, b: TimeLineEntry): number => a.t - b.t || compareText(a.kind, b.kind) || compareText(a.of, b.of)

function entriesOf(record: VesselRecord, gapBits: (id: string) => number | undefined): TimeLineEntry[] {
  const { vessel } = record
  return [
    ...record.meetings.map((one): TimeLineEntry => ({ ...spanOf(one, 'meeting'), with: otherOf(one.vessels, vessel), ...placeOf(one), bits: one.bits })),
    ...record.gaps.map((one): TimeLineEntry => ({ ...spanOf(one, 'gap'), lon: one.before.lon, lat: one.before.lat, ...bitsOf(gapBits(one.id)) })),
    ...record.dark.map((one): TimeLineEntry => ({ ...spanOf(one, 'dark'), with: otherOf(one.vessels, vessel), ...placeOf(one), bits: one.score.bits })),
    ...record.identity.map((one): TimeLineEntry => ({ ...spanOf(one, 'identity'), ...placeOf(one), bits: one.bits })),
    ...record.spells.map((one): TimeLineEntry => spanOf(one, 'spell')),
    ...record.loitering.map((one): TimeLineEntry => ({ ...spanOf(one, 'loitering'), ...placeOf(one) })),
    ...record.calls.map((one): TimeLineEntry => ({ t: one.start, end: one.end, kind: 'harbour', of: one.harbour, ...placeOf(one) })),
  ]
}

const spanOf = (one: { id: string; start: number; end?: number }, kind: TimeLineEntry['kind']): Pick<TimeLineEntry, 't' | 'end' | 'kind' | 'of'> =>
  ({ t: one.start, ...(one.end === undefined ? {} : { end: one.end }), kind, of: one.id })

const placeOf = ({ lon, lat }: { lon?: number; lat?: number }): Pick<TimeLineEntry, 'lon' | 'lat'> => (lon === undefined || lat === undefined ? {} : { lon, lat })

const bitsOf = (bits: number | undefined): Pick<TimeLineEntry, 'bits'> => (bits === undefined ? {} : { bits })

const otherOf = ([a, b]: readonly [VesselId, VesselId], vessel: VesselId): VesselId => (a === vessel ? b : a)
