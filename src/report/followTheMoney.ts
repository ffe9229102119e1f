import { withDefaults, type Given } from '../base/index.js'
import { namesOf, sentenceOf } from '../explain/index.js'
import { checkImo, readMmsi, readShipType } from '../identity/number/index.js'
import { idsOf, ofKind, type VesselId, type Ship } from '../model/index.js'
import { kindOf, type Finding, type FindingOf, type Findings } from '../stages/index.js'
import { placeText, plainName } from '../text/index.js'
import { checkFindings } from './check.js'

/** Which findings become entities. */
export interface FollowTheMoneyOptions {
  /**
   * Least bits of a rendezvous that is handed on. Default 0: what speaks for it outweighs what speaks against. A graph
   * of people and firms is no place for thousands of neighbours at a pier.
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
 * - `Vessel`: each ship that takes part, with what it sent. `country` is who assigned its MMSI, which need not be its
 *   flag today:
 * `flag` is left out. Names that it sent before the last one are `weakAlias`, as one garbled message makes one. An IMO
 * number that
 *   fails its check stands in `description` and is no `imoNumber`.
 * - `UnknownLink`: a rendezvous of two ships; or what their identities share. The model has events for persons and
 *   companies only,
 *   and no link that is about ships. `recordId` is the finding's id.
 * - `Note`: an AIS gap on which such a rendezvous rests, or an identity finding of one ship.
 *
 * `summary` is the sentence of the finding, as `explain` has it. Nothing is given `topics` or a `Sanction`; list
 * matches are left out; so are dark rendezvous. Ids are made of the findings' own, so that two runs over the same data
 * give the same entities. Made to the schema of release 4.11 (github.com/opensanctions/followthemoney), whose instants
 * hold whole seconds.
 *
 * @param findings - of `detect`.
 * @param options - see `FollowTheMoneyOptions`; defaults in `FOLLOW_THE_MONEY_DEFAULTS`.
 * @returns the text, each line ended by a newline; empty where there is nothing to hand on.
 * @throws RangeError or TypeError where an option is out of range.
 * @example
 * ```ts
 * toFollowTheMoney(detect({ reports: [] }).findings) // ''
 * ```
 */
export function toFollowTheMoney(findings: Findings, options?: Given<FollowTheMoneyOptions>): string {
  checkFindings('toFollowTheMoney', findings)
  const { minBits } = withDefaults('toFollowTheMoney', FOLLOW_THE_MONEY_DEFAULTS, options, {
    minBits: { min: -1e6, max: 1e6 },
  })
  const written = handedOn(findings, minBits).map((one) => entityOf(one, findings))
  const about = new Set(written.flatMap(({ vessels }) => vessels))
  const known = new Map(findings.ships.map(({ id, particulars }) => [id, particulars]))
  const vessels = [...about].sort().map((id) => vesselEntity(id, known.get(id) ?? []))
  return [...vessels, ...written.map(({ entity }) => entity)].map((entity) => `${JSON.stringify(entity)}\n`).join('')
}

type HandedOn = FindingOf<'rendezvous' | 'gap' | 'identity'>

/** Rendezvous that weigh enough, the gaps on which they rest, and what is odd about identities of one ship or two. */
function handedOn(findings: Findings, minBits: number): HandedOn[] {
  const rendezvous = ofKind(findings, 'rendezvous').filter(({ score }) => score !== undefined && score.bits >= minBits)
  const basis = new Set(rendezvous.flatMap(({ links = [] }) => links))
  return [
    ...rendezvous,
    ...ofKind(findings, 'gap').filter(({ id }) => basis.has(id)),
    ...ofKind(findings, 'identity').filter(({ vessels }) => vessels.length <= 2),
  ]
}

/** An entity, and the ships that it is about. */
interface Written {
  readonly entity: Entity
  readonly vessels: readonly VesselId[]
}

const ROLES = {
  rendezvous: 'close together on AIS',
  gap: 'not heard on AIS',
  identity: 'identities sent over AIS compared',
} as const

function entityOf(one: HandedOn, findings: Findings): Written {
  const [first, second] = idsOf(one)
  const nameOf = namesOf(one, findings)
  const summary = plain(sentenceOf(one, findings, (vessel) => plain(nameOf(vessel))))
  const more = [...changesOf(one), ...placeOf(one), ...weighedText(one)]
  const entity =
    second === undefined
      ? note(one.id, first!, summary, more)
      : link(one, [first!, second], ROLES[one.kind], summary, more)
  return { entity, vessels: idsOf(one) }
}

const changesOf = (one: HandedOn): string[] =>
  one.kind === 'identity'
    ? one.measures.differences.map(({ field, from, to }) =>
        plain(`${plainName(field)}: ${from ?? 'nothing'} > ${to ?? 'nothing'}`),
      )
    : []

const placeOf = ({ lon, lat }: Finding): string[] =>
  lon === undefined || lat === undefined ? [] : [`At ${placeText(lon, lat)}.`]

function weighedText({ kind, score }: Finding): string[] {
  const { bitsMean } = kindOf(kind)
  return score === undefined
    ? []
    : [`What was weighed counts ${score.bits} bits${bitsMean === undefined ? '' : `: ${bitsMean}`}.`]
}

function link(
  { id, start, end }: Finding,
  [a, b]: readonly [VesselId, VesselId],
  role: string,
  summary: string,
  more: readonly string[],
): Entity {
  const properties = {
    subject: [vesselKey(a)],
    object: [vesselKey(b)],
    role: [role],
    startDate: [seconds(start)],
    ...(end === undefined ? {} : { endDate: [seconds(end)] }),
    summary: [summary],
    description: [[...more, NO_VERDICT].join('\n')],
    recordId: [plain(id)],
    publisher: [PUBLISHER],
  }
  return { id: entityKey('link', id), schema: 'UnknownLink', properties }
}

function note(id: string, vessel: VesselId, summary: string, more: readonly string[]): Entity {
  const properties = {
    entity: [vesselKey(vessel)],
    summary: [summary],
    description: [[summary, ...more, NO_VERDICT].join('\n')],
    publisher: [PUBLISHER],
  }
  return { id: entityKey('note', id), schema: 'Note', properties }
}

function vesselEntity(id: VesselId, own: Ship['particulars']): Entity {
  const { mmsi, country, ok } = readMmsi(id)
  const names = texts(own.map(({ name }) => name))
  const numbers = texts(own.map(({ imo }) => imo)).map((imo) => ({ imo, passes: checkImo(imo).ok }))
  const types = texts(own.map(({ shipType }) => readShipType(shipType).label))
  const failing = numbers
    .filter(({ passes }) => !passes)
    .map(({ imo }) => `Sent in the IMO field, and no IMO number: ${imo}.`)
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
  return {
    id: vesselKey(id),
    schema: 'Vessel',
    properties: Object.fromEntries(Object.entries(properties).filter(([, values]) => values.length > 0)),
  }
}

/** Each value once, without those that say nothing. */
const texts = (values: readonly (string | undefined)[]): string[] =>
  [...new Set(values.map((one) => plain(one ?? '')))].filter((one) => one !== '')

/**
 * Names come from the air: without control characters, which the model's own cleaning drops too, and halves of
 * characters.
 */
const plain = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim()

const seconds = (t: number): string => new Date(t).toISOString().slice(0, 19)

const vesselKey = (id: VesselId): string => entityKey('vessel', id)

/**
 * Longest id that the model's tables hold is 200; what is longer than this keeps its beginning and the sum of its
 * characters.
 */
const LONGEST_KEY = 160

/**
 * An id as the model has it: letters, digits, '.' and '-', with a letter or digit at both ends. Every other character
 * is written as its code between points, so that no two ids become one.
 */
function entityKey(kind: string, id: string): string {
  const key = [...id]
    .map((c) => (/[0-9A-Za-z]/.test(c) ? c : c === ':' ? '-' : `.${c.codePointAt(0)!.toString(16)}.`))
    .join('')
  const short =
    key.length <= LONGEST_KEY ? key : `${key.slice(0, LONGEST_KEY - 24)}-${checksum(id, 31)}${checksum(id, 37)}`
  return `${PUBLISHER}-${kind}-${short}${/[0-9A-Za-z]$/.test(short) ? '' : 'x'}`
}

/** Polynomial over 32 bits, in base 36. */
function checksum(text: string, base: number): string {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, base) + text.charCodeAt(i)) >>> 0
  return sum.toString(36)
}
