import { checkImo, identityConsistentWith, identityRuleWords, readMmsi, readShipType } from '../identity/index.js'
import type { Gap } from '../model/gap.js'
import type { IdentityFinding } from '../model/identity.js'
import { withDefaults } from '../model/options.js'
import type { VesselId } from '../model/report.js'
import type { Rendezvous } from '../model/findings.js'
import type { Particulars } from '../model/track.js'
import type { Findings } from '../stages/findings.js'
import { checkFindings } from './check.js'
import { distanceText, durationText, instantText, placeText, plainName } from './html/text.js'
import { particularsById } from './names.js'

/** Which findings become entities. */
export interface FollowTheMoneyOptions {
  /**
   * Least bits of a meeting that is handed on. Default 0: what speaks for it outweighs what speaks against. A graph of people and firms is
   * no place for thousands of neighbours at a pier.
   */
  readonly minBits: number
}

/** Defaults of `toFollowTheMoney`. */
export const FOLLOW_THE_MONEY_DEFAULTS: FollowTheMoneyOptions = { minBits: 0 }

/** An entity of the model: values are lists of texts. */
interface Entity {
  readonly id: string
  readonly schema: 'Vessel' | 'UnknownLink' | 'Note'
  readonly properties: Readonly<Record<string, readonly string[]>>
}

/** Said in every record, so that none is read as more than it is. */
const NO_VERDICT = 'An indicator, not a verdict: names and numbers are as sent over AIS and not checked.'
const PUBLISHER = 'darkwake'

/**
 * Findings as entities of the FollowTheMoney model, for Aleph and OpenSanctions tools: JSON lines, one entity a line.
 *
 * - `Vessel`: each ship that takes part, with what it sent. `country` is who assigned its MMSI, which need not be its flag today:
 *   `flag` is left out. Names that it sent before the last one are `weakAlias`, as one garbled message makes one. An IMO number that fails its check is told in `description` and is no `imoNumber`.
 * - `UnknownLink`: a meeting of two ships, from `findings.meetings`; or what their identities share. The model has events for
 *   persons and companies only, and no link that is about ships. `recordId` is the finding's id.
 * - `Note`: a silence on which such a meeting rests, or an identity finding of one ship.
 *
 * Nothing is given `topics` or a `Sanction`; matches of watchlists are left out; so are meetings that were merely possible. Ids are
 * made of the findings' own, so that two runs over the same data give the same entities. Made to the schema of release 4.11
 * (github.com/opensanctions/followthemoney), whose instants hold whole seconds.
 *
 * @param findings - of `detect`.
 * @param options - see `FollowTheMoneyOptions`; defaults in `FOLLOW_THE_MONEY_DEFAULTS`.
 * @returns the text, each line ended by a newline; empty where there is nothing to hand on.
 * @throws RangeError or TypeError where an option is out of range.
 * @example
 * ```ts
 * toFollowTheMoney(detect({ reports: [] })) // ''
 * ```
 */
export function toFollowTheMoney(findings: Findings, options?: Partial<FollowTheMoneyOptions>): string {
  checkFindings('toFollowTheMoney', findings)
  const { minBits } = withDefaults('toFollowTheMoney', FOLLOW_THE_MONEY_DEFAULTS, options, { minBits: { min: -1e6, max: 1e6 } })
  const byId = new Map(findings.rendezvous.map((one) => [one.id, one]))
  const meetings = findings.meetings.filter(({ bits }) => bits >= minBits)
  const silences = new Set(meetings.flatMap(({ evidence }) => evidence))
  const told = [
    ...meetings.flatMap(({ id, bits }) => byId.has(id) ? [meetingLink(byId.get(id)!, bits)] : []),
    ...findings.gaps.filter(({ id }) => silences.has(id)).map(silenceNote),
    ...findings.identity.filter(({ rule, vessels }) => rule !== 'ID-33' && vessels.length <= 2).map(identityEntity),
  ]
  const vessels = [...new Set(told.flatMap(({ about }) => about))].sort()
  const known = particularsById(findings.particulars)
  const entities = [...vessels.map((id) => vesselEntity(id, known.get(id) ?? [])), ...told.map(({ entity }) => entity)]
  return entities.map((entity) => `${JSON.stringify(entity)}\n`).join('')
}

/** An entity, and the ships that it is about. */
interface Told {
  readonly entity: Entity
  readonly about: readonly VesselId[]
}

function meetingLink(r: Rendezvous, bits: number): Told {
  const lasted = `${durationText(r.durationMs)}, ${distanceText(r.medianDistanceM)} apart in the median`
  return link(r.id, r.vessels, r.start, r.end, 'close together on AIS', `AIS shows both close together for ${lasted}, at ${placeText(r.lon, r.lat)}.`, [
    'Consistent with a transfer from ship to ship; also seen with tows, pilots, boats of supply and ships moored together.',
    `${durationText(r.observedMs)} of ${durationText(r.contactMs)} in contact were heard often. What was weighed counts ${bits} bits.`,
  ])
}

function identityEntity(one: IdentityFinding): Told {
  const changed = one.differences.map(({ field, from, to }) => `${plainName(field)}: ${from ?? 'nothing'} > ${to ?? 'nothing'}`)
  const seen = `AIS shows ${one.vessels.length === 2 ? 'the two' : 'this ship'} ${identityRuleWords(one.rule)} (rule ${one.rule}: ${one.source}), between ${instantText(one.start)} and ${instantText(one.end)}.`
  const more = [...changed.map(plain), `Consistent with ${identityConsistentWith(one.rule)}; also seen with: ${one.innocent.join('; ')}.`, `Counts ${one.bits} bits.`]
  return one.vessels.length === 2
    ? link(one.id, one.vessels, one.start, one.end, 'identities sent over AIS compared', seen, more)
    : note(one.id, one.vessels[0]!, seen, more)
}

function silenceNote(gap: Gap): Told {
  const until = gap.end === undefined ? 'has not been heard again' : `was heard again ${instantText(gap.end)}`
  const seen = `AIS shows a silence of ${durationText(gap.durationMs)}: last heard ${instantText(gap.start)} at ${placeText(gap.before.lon, gap.before.lat)}; ${until}.`
  return note(gap.id, gap.vessel, seen, ['Consistent with a transponder switched off; also seen with gaps of reception and faults.'])
}

function link(id: string, vessels: readonly VesselId[], start: number, end: number, role: string, summary: string, more: readonly string[]): Told {
  const properties = {
    subject: [vesselKey(vessels[0]!)], object: [vesselKey(vessels[1]!)], role: [role], startDate: [seconds(start)], endDate: [seconds(end)],
    summary: [summary], description: [[...more, NO_VERDICT].join('\n')], recordId: [plain(id)], publisher: [PUBLISHER],
  }
  return { entity: { id: entityKey('link', id), schema: 'UnknownLink', properties }, about: vessels }
}

function note(id: string, vessel: VesselId, summary: string, more: readonly string[]): Told {
  const properties = {
    entity: [vesselKey(vessel)], summary: [summary], description: [[summary, ...more, NO_VERDICT].join('\n')], publisher: [PUBLISHER],
  }
  return { entity: { id: entityKey('note', id), schema: 'Note', properties }, about: [vessel] }
}

function vesselEntity(id: VesselId, own: readonly Particulars[]): Entity {
  const { mmsi, country, ok } = readMmsi(id)
  const names = texts(own.map(({ name }) => name))
  const numbers = texts(own.map(({ imo }) => imo)).map((imo) => ({ imo, passes: checkImo(imo).ok }))
  const types = texts(own.map(({ shipType }) => readShipType(shipType).label))
  const failing = numbers.filter(({ passes }) => !passes).map(({ imo }) => `Sent in the IMO field, and no IMO number: ${imo}.`)
  const properties = {
    name: [names[names.length - 1] ?? `MMSI ${plain(id)}`],
    weakAlias: names.slice(0, -1),
    imoNumber: numbers.filter(({ passes }) => passes).map(({ imo }) => imo),
    mmsi: ok && mmsi !== undefined ? [mmsi] : [],
    callSign: texts(own.map(({ callSign }) => callSign)),
    country: country === undefined ? [] : [country.toLowerCase()],
    type: types.slice(-1),
    pastTypes: types.slice(0, -1),
    description: [[...failing, NO_VERDICT].join('\n')],
    publisher: [PUBLISHER],
  }
  return { id: vesselKey(id), schema: 'Vessel', properties: Object.fromEntries(Object.entries(properties).filter(([, values]) => values.length > 0)) }
}

/** Each value once, without those that say nothing. */
const texts = (values: readonly (string | undefined)[]): string[] => [...new Set(values.map((one) => plain(one ?? '')))].filter((one) => one !== '')

/** Names come from the air: without control characters, which the model's own cleaning drops too, and halves of characters. */
const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').replace(/\p{Cs}/gu, '\ufffd').trim()

const seconds = (t: number): string => new Date(t).toISOString().slice(0, 19)

const vesselKey = (id: VesselId): string => entityKey('vessel', id)

/** Longest id that the model's tables hold is 200; what is longer than this keeps its beginning and the sum of its characters. */
const LONGEST_KEY = 160

/**
 * An id as the model has it: letters, digits, '.' and '-', with a letter or digit at both ends. Every other character is written as its
 * code between points, so that no two ids become one.
 */
function entityKey(kind: string, id: string): string {
  const key = [...id].map((c) => (/[0-9A-Za-z]/.test(c) ? c : c === ':' ? '-' : `.${c.codePointAt(0)!.toString(16)}.`)).join('')
  const short = key.length <= LONGEST_KEY ? key : `${key.slice(0, LONGEST_KEY - 24)}-${checksum(id, 31)}${checksum(id, 37)}`
  return `${PUBLISHER}-${kind}-${short}${/[0-9A-Za-z]$/.test(short) ? '' : 'x'}`
}

/** Polynomial over 32 bits, in base 36. */
function checksum(text: string, base: number): string {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, base) + text.charCodeAt(i)) >>> 0
  return sum.toString(36)
}
