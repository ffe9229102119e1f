import { sentenceOf } from '../assess/index.js'
import type { AssessedMeeting } from '../model/assess.js'
import type { IdentityFinding, IdentityRule } from '../model/identity.js'
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

/** What each rule saw, after "AIS shows SHIP". */
const RULES: Readonly<Record<IdentityRule, string>> = {
  'ID-01': 'sending a number in the IMO field that is no IMO number',
  'ID-02': 'sending an IMO number first and none later',
  'ID-03': 'sending a number of no class of ship or of no country',
  'ID-05': 'sending a call sign of one country and a number of another',
  'ID-06': 'sending a number of one country while the register has another',
  'ID-10': 'sending another name',
  'ID-11': 'sending another MMSI, the IMO number unchanged',
  'ID-12': 'sending numbers of several countries within a short time',
  'ID-13': 'sending another call sign, the country unchanged, or the reverse',
  'ID-14': 'sending another length, type or place of the antenna, the IMO number unchanged',
  'ID-15': 'sending one name, then another, then the first again',
  'ID-16': 'changing what they send within a short time of each other',
  'ID-17': 'changing what is sent about the time of a silence or a meeting',
  'ID-20': 'one number in two places at one time',
  'ID-21': 'one IMO number under two MMSIs in two places',
  'ID-22': 'two numbers that move as one hull',
  'ID-23': 'exchanging identities at a meeting',
  'ID-24': 'sending a number one digit from that of a listed or lately silent ship',
  'ID-30': 'sending an IMO number that the register calls dead or never issued',
  'ID-31': 'sending a length or type that differ from the register',
  'ID-32': 'under a flag whose administration disowns her or whose register is closed',
  'ID-33': 'sending what an entry of a list has too',
  'ID-34': 'one identity ending, and another beginning on a hull that looks the same',
  'ID-35': 'first heard under way at sea, a large ship without a past',
  'ID-36': 'sailing under a number that slept for long',
}

/** What a rule saw, in words. */
export const ruleWords = (rule: string): string => (Object.hasOwn(RULES, rule) ? RULES[rule as IdentityRule] : `what ${printable(rule, 12)} describes`)

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
    return `AIS shows ${who} ${RULES['ID-33']} (${[...list, what].filter((part) => part !== '').join('; ')}), ${when} UTC; consistent with the listed ship; also seen with ${innocent}. It says who she may be, not what she did, and counts nothing.`
  }
  return `AIS shows ${who} ${ruleWords(one.rule)}${what === '' ? '' : ` (${what})`}, ${when} UTC${where}; consistent with a changed or borrowed identity; also seen with ${innocent}.`
}
