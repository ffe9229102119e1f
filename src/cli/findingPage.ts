import { assess } from '../assess/index.js'
import { darkParts } from '../gap/darkParts.js'
import type { AssessedMeeting } from '../model/assess.js'
import type { Factor } from '../model/factor.js'
import type { DarkRendezvous } from '../model/dark.js'
import type { Rendezvous } from '../model/findings.js'
import { itemsOf } from '../report/html/items.js'
import type { Findings } from '../stages/findings.js'
import { identitySentence, meetingSentence, type Names } from './findingText.js'
import { printable } from './text.js'
import { spanOf, type AnyFinding } from './whichFinding.js'

/** A meeting with all that was weighed, also where `detect` lists it without. */
export function weighed(r: Rendezvous, findings: Findings): AssessedMeeting {
  const listed = findings.meetings.find(({ id }) => id === r.id)
  return listed ?? assess({ ...findings, rendezvous: [r] }, { gapScores: findings.gapScores }, findings.options.assess).meetings[0]!
}

const NOTHING = { rendezvous: [], groups: [], gaps: [], gapScores: [], sparse: [], dark: [], lone: [], loitering: [], identity: [], meetings: [] } as const

/** Findings that hold this one alone. */
function only(one: AnyFinding, findings: Findings): Findings {
  const none: Findings = { ...findings, ...NOTHING }
  switch (one.kind) {
    case 'rendezvous': return { ...none, rendezvous: [one] }
    case 'group': return { ...none, groups: [one] }
    case 'gap': return { ...none, gaps: [one], gapScores: findings.gapScores.filter(({ gap }) => gap === one.id) }
    case 'sparse': return { ...none, sparse: [one] }
    case 'dark': return { ...none, dark: [one] }
    case 'lone-loitering': return { ...none, lone: [one] }
    case 'loitering': return { ...none, loitering: [one] }
    case 'identity': return { ...none, identity: [one] }
    case 'assessed-vessel': return none
  }
}

/** "AIS shows …, consistent with …, also seen with …". */
export function sentenceOfFinding(one: AnyFinding, findings: Findings, names: Names): string {
  if (one.kind === 'rendezvous') return meetingSentence(weighed(one, findings), names)
  if (one.kind === 'identity') return identitySentence(one, names)
  if (one.kind === 'assessed-vessel') return `${names.long(one.vessel, 0)}: all that was found of her, weighed together. For ranking what to look at: no probability, and no verdict.`
  return printable(itemsOf(only(one, findings)).flat()[0]?.sentence ?? '', 2000)
}

/** What was measured, with units; texts are printable. */
export function factsOfFinding(one: AnyFinding, findings: Findings, names: Names): (readonly [what: string, value: string])[] {
  const alone = only(one, findings)
  const item = itemsOf(alone).flat()[0]
  const others = alone.gapScores.flatMap(({ neighbours }) => neighbours.map(({ vessel }) => vessel))
  const named = (value: string): string => others.reduce((text, id) => text.replace(`${id} at `, () => `${names.long(id, spanOf(one)?.start ?? 0)} at `), value)
  return (item?.facts ?? []).map(([what, value]) => [printable(what, 60), printable(named(value), 600)])
}

/** What was weighed, and the sum: of what each factor counts for, exactly. */
export interface Weighed {
  /** What speaks for and against. */
  readonly factors: readonly Factor[]
  /** Their sum, bits. */
  readonly bits: number
  /** The same in words, where there are words. */
  readonly band?: string
}

/** What was weighed of a finding; undefined where nothing is weighed of its kind. */
export function weighedOf(one: AnyFinding, findings: Findings): Weighed | undefined {
  switch (one.kind) {
    case 'rendezvous': return weighed(one, findings)
    case 'assessed-vessel': return one
    case 'gap': {
      const score = findings.gapScores.find(({ gap }) => gap === one.id)
      return score === undefined ? undefined : { factors: [score.factor], bits: score.bits }
    }
    case 'dark': return { factors: darkFactors(one), bits: one.score.bits }
    case 'sparse': {
      const { reports, expectedReports, ownShare, bits } = one
      return { factors: [plain('sparse-sending', 'silence', bits, { reports, expectedReports, ownShare }, 'what others of her kind would have had heard there, times her own habit', ['a weak transmitter', 'a bad antenna', 'crowded channels'])], bits }
    }
    case 'identity': {
      if (one.rule === 'ID-33') return undefined // a list is no conduct
      const { rule, family, bits, observed, threshold, source, innocent } = one
      return { factors: [{ id: rule, family, bits, countedBits: bits, observed, threshold, source, innocent }], bits }
    }
    case 'group': case 'loitering': case 'lone-loitering': return undefined
  }
}

const plain = (id: string, family: string, bits: number, observed: Factor['observed'], source: string, innocent: readonly string[]): Factor =>
  ({ id, family, bits, countedBits: bits, observed, threshold: {}, source, innocent })

/** The parts of a possible meeting's score, each with what it rests on. */
function darkFactors({ score, silent, rivals, maxDwellMs, partner }: DarkRendezvous): Factor[] {
  const most = (values: readonly (number | undefined)[], name: string): Factor['observed'] => {
    const known = values.filter((value) => value !== undefined)
    return known.length === 0 ? {} : { [name]: Math.max(...known) }
  }
  const observed: Readonly<Record<string, Factor['observed']>> = {
    silence: most(silent.map(({ gapBits }) => gapBits), 'gapBits'),
    'lost-time': most(silent.map(({ lostMs }) => lostMs), 'lostMs'),
    stay: { maxDwellMs },
    others: most(rivals, 'others'),
    partner: partner === undefined ? {} : { speedKn: partner.speedKn, slowed: partner.slowed, turnedTowards: partner.turnedTowards, stopped: partner.stopped, left: partner.left },
    'seen-together': apartOf(partner),
  }
  return darkParts(score).map(({ id, family, bits, meaning, innocent }) => plain(id, family, bits, observed[id] ?? {}, meaning, innocent))
}

/** How far the ship that was heard was from the silent one, where that is known. */
const apartOf = (partner: DarkRendezvous['partner']): Factor['observed'] => ({
  ...(partner?.apartBeforeM === undefined ? {} : { apartBeforeM: partner.apartBeforeM }),
  ...(partner?.apartAfterM === undefined ? {} : { apartAfterM: partner.apartAfterM }),
})
