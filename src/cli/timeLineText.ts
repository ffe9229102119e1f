import { identityRuleWords } from '../identity/ruleWords.js'
import type { IdentityFinding } from '../model/identity.js'
import type { VesselId } from '../model/report.js'
import { isCrowd } from '../report/html/text.js'
import type { Dossier } from './dossier.js'
import { differencesText, type Names } from './findingText.js'
import { valuesText } from './layout.js'
import { count, distance, duration, percent, place, plural, printable } from './text.js'

/** One line of a ship's history. */
export interface TimeLine {
  /** From when, epoch milliseconds. */
  readonly t: number
  /** How long, ms; absent where it is an instant. */
  readonly durationMs?: number
  /** What AIS shows, in few words. */
  readonly what: string
  /** How telling it is, where that is weighed. */
  readonly bits?: number
  /** Id to explain, where it is a finding. */
  readonly id?: string
}

const MODES = { drifting: 'drifting', anchored: 'at anchor', underway: 'under way' } as const

/** All of a ship's record in order of time: findings, harbour calls, changes of identity, first and last report. */
export function timeLineOf(dossier: Dossier, names: Names): TimeLine[] {
  return [
    ...meetingLines(dossier, names), ...silenceLines(dossier), ...darkLines(dossier, names), ...slowLines(dossier), ...groupLines(dossier),
    ...identityLines(dossier), ...callLines(dossier), ...edgeLines(dossier),
  ].sort((a, b) => a.t - b.t || Number(a.id !== undefined) - Number(b.id !== undefined) || (b.bits ?? 0) - (a.bits ?? 0) || ((a.id ?? a.what) < (b.id ?? b.what) ? -1 : 1))
}

const otherOf = (vessels: readonly VesselId[], vessel: VesselId): VesselId => vessels.find((one) => one !== vessel) ?? vessel

const spanOf = ({ start, end }: { readonly start: number; readonly end: number }): Pick<TimeLine, 't' | 'durationMs'> => ({ t: start, durationMs: end - start })

function meetingLines({ vessel, meetings, rendezvous }: Dossier, names: Names): TimeLine[] {
  const bits = new Map(meetings.map((one) => [one.id, one.bits]))
  return rendezvous.map((r) => ({
    ...spanOf(r), ...bitsOf(bits.get(r.id)), id: r.id,
    what: `beside ${names.short(otherOf(r.vessels, vessel), r.start)}, ${distance(r.medianDistanceM)} apart, ${MODES[r.mode]}`,
  }))
}

const bitsOf = (bits: number | undefined): Pick<TimeLine, 'bits'> => (bits === undefined ? {} : { bits })

function silenceLines({ gaps, gapScores, sparse }: Dossier): TimeLine[] {
  const silences = gaps.map((gap, i): TimeLine => {
    const { bits, missedReports, heardShare } = gapScores[i]!
    const why = heardShare === undefined ? 'nobody else is heard there' : `others near were heard ${percent(heardShare)} of the time, about ${plural(Math.round(missedReports), 'report')} missed`
    return { t: gap.start, durationMs: gap.durationMs, bits, id: gap.id, what: `silent${gap.end === undefined ? ' and not heard since' : ''}; ${why}` }
  })
  return [...silences, ...sparse.map((one): TimeLine => ({
    ...spanOf(one), bits: one.bits, id: one.id, what: `heard seldom: ${count(one.reports)} of about ${plural(Math.round(one.expectedReports), 'report')}`,
  }))]
}

function darkLines({ vessel, dark }: Dossier, names: Names): TimeLine[] {
  return dark.map((one) => {
    const others = one.rivals[one.vessels.indexOf(vessel) === 1 ? 1 : 0]
    const who = one.dark === 'both' ? 'both silent' : one.silent[0]?.vessel === vessel ? 'she silent' : 'the other silent'
    return {
      ...spanOf(one), bits: one.score.bits, id: one.id,
      what: `could have met ${names.short(otherOf(one.vessels, vessel), one.start)}, ${who}, for ${duration(one.maxDwellMs)} at most${others === 0 ? '' : `, as could ${plural(others, 'other')}`}`,
    }
  })
}

function slowLines({ lone, loitering }: Dossier): TimeLine[] {
  return [
    ...lone.map((one): TimeLine => ({ ...spanOf(one), id: one.id, what: `lay in the open, ${one.meanSpeedKn.toFixed(1)} kn, ${one.nearestM === undefined ? 'nobody heard beside her' : `the nearest ${distance(one.nearestM)} off`}` })),
    ...loitering.map((one): TimeLine => ({ ...spanOf(one), id: one.id, what: `made little way, ${one.meanSpeedKn.toFixed(1)} kn, ${distance(one.netM)} from first to last` })),
  ]
}

/** Larger groups are counted only: a harbour over a day says little of one ship. */
const groupLines = ({ groups }: Dossier): TimeLine[] =>
  groups.filter(({ vessels }) => !isCrowd(vessels.length)).map((one) => ({ ...spanOf(one), id: one.id, what: `one of ${count(one.vessels.length)} ships linked by contacts, at most ${count(one.mostAtOnce)} at once` }))

function identityLines({ identity, lists, said }: Dossier): TimeLine[] {
  const changes = said.slice(1).map((one): TimeLine => ({ t: one.start ?? -Infinity, what: `another identity: ${printable((one.name ?? 'no name').trim(), 30)}` }))
  return [
    ...identity.map((one): TimeLine => ({ ...spanOf(one), bits: one.bits, id: one.id, what: `identity: ${identityRuleWords(one.rule)}${inBrackets(differencesText(one))}` })),
    ...lists.map((one): TimeLine => ({ ...spanOf(one), id: one.id, what: `on a list, apart from conduct: ${listedText(one)}` })),
    ...changes.filter(({ t }) => t > -Infinity),
  ]
}

const inBrackets = (text: string): string => (text === '' ? '' : ` (${text})`)

/** Which list, and what it rests on. */
function listedText({ observed }: IdentityFinding): string {
  const { list, entry, by, strength } = observed
  return valuesText(Object.fromEntries(Object.entries({ list, entry, by, strength }).filter((pair): pair is [string, string] => pair[1] !== undefined)))
}

const callLines = ({ harbourCalls }: Dossier): TimeLine[] =>
  harbourCalls.map((one) => ({ ...spanOf(one), what: `in a ${one.harbourKind === 'port' ? 'port' : 'known anchorage'} at ${place(one.lon, one.lat)}` }))

function edgeLines({ heard }: Dossier): TimeLine[] {
  if (heard?.first === undefined || heard.last === undefined || heard.first === heard.last) return []
  return [{ t: heard.first, what: 'first heard' }, { t: heard.last, what: 'last heard' }]
}
