import { sentenceOf } from '../assess/index.js'
import { identityConsistentWith, identityRuleWords } from '../identity/ruleWords.js'
import type { AssessedMeeting } from '../model/assess.js'
import type { IdentityFinding } from '../model/identity.js'
import type { VesselId } from '../model/report.js'
import { nameLookup } from '../report/names.js'
import type { Findings } from '../stages/findings.js'
import { valueText } from './layout.js'
import { instant, place, printable } from './text.js'

/** What a ship is called on a page. */
export interface Names {
  /** Her name as sent at an instant, as it may be shown; her number where none is known. */
  readonly short: (id: VesselId, t: number) => string
  /** Name and number. */
  readonly long: (id: VesselId, t: number) => string
}

/** Names of ships, out of what is known of those that take part in a finding. */
export function namesIn(findings: Pick<Findings, 'particulars'>): Names {
  const nameOf = nameLookup(findings.particulars)
  const number = (id: VesselId): string => printable(id, 20)
  const named = (id: VesselId, t: number): string => printable((nameOf(id, t) ?? '').trim(), 24)
  return {
    short: (id, t) => named(id, t) || number(id),
    long: (id, t) => (named(id, t) === '' ? number(id) : `${named(id, t)} (${number(id)})`),
  }
}

/** A meeting in one sentence, with names. */
export const meetingSentence = (meeting: AssessedMeeting, names: Names): string =>
  printable(sentenceOf({ ...meeting, vessels: [names.long(meeting.vessels[0], meeting.start), names.long(meeting.vessels[1], meeting.start)] }), 2000)

/** What changed: "name OLD > NEW"; of a list what it has beside what was sent. */
export const differencesText = ({ differences, rule }: IdentityFinding): string =>
  differences.map(({ field, from, to }) => `${printable(field, 20)} ${changeText(from, to, rule === 'ID-33')}`).join('; ')

function changeText(from: string | undefined, to: string | undefined, ofList: boolean): string {
  const [before, after] = [from, to].map((value) => (value === undefined ? 'none' : printable(value, 40)))
  if (from === undefined || from === to) return after!
  return ofList ? `listed as ${before}, sent as ${after}` : `${before} > ${after}`
}

/** An identity finding in one sentence. A list is no conduct, and its sentence says so. */
export function identitySentence(one: IdentityFinding, names: Names): string {
  const who = one.vessels.map((id) => names.long(id, one.end)).join(' and ')
  const what = differencesText(one)
  const where = one.lon === undefined || one.lat === undefined ? '' : ` at ${place(one.lon, one.lat)}`
  const when = one.start === one.end ? `at ${instant(one.start)}` : `between ${instant(one.start)} and ${instant(one.end)}`
  const innocent = one.innocent.map((cause) => printable(cause, 80)).join(', ')
  if (one.rule === 'ID-33') {
    const list = ['list', 'entry', 'by', 'strength', 'listing'].flatMap((name) => (Object.hasOwn(one.observed, name) ? [valueText(name, one.observed[name]!)] : []))
    return `AIS shows ${who} ${identityRuleWords(one.rule)} (${[...list, what].filter((part) => part !== '').join('; ')}), ${when} UTC; consistent with ${identityConsistentWith(one.rule)}; also seen with ${innocent}. It says who she may be, not what she did, and counts nothing.`
  }
  return `AIS shows ${who} ${identityRuleWords(one.rule)}${what === '' ? '' : ` (${what})`}, ${when} UTC${where}; consistent with ${identityConsistentWith(one.rule)}; also seen with ${innocent}.`
}
