import { byTelling } from '../gap/scoreOrder.js'
import type { AssessedMeeting } from '../model/assess.js'
import type { Rendezvous } from '../model/findings.js'
import { crowdsText, isCrowd } from '../report/html/text.js'
import type { Findings } from '../stages/findings.js'
import type { Dossier } from './dossier.js'
import { identitySentence, meetingSentence, namesIn, type Names } from './findingText.js'
import { sentenceOfFinding } from './findingPage.js'
import { bitsText, restLine, section, wrap } from './layout.js'
import { shortIds } from './whichFinding.js'
import { heardText, identitiesText, titleText } from './shipText.js'
import { distance, duration, instant, percent, place, plural, table, typed } from './text.js'
import { timeLineOf, type TimeLine } from './timeLineText.js'

/** From so many bits on something stands out: moderate, and for silences telling. */
const STANDS_OUT_BITS = 3
const TELLING_BITS = 4
/** Half a bit is what every sale shows. */
const ODD_BITS = 1

/** A silence this near to a harbour, metres, is what every ship at a berth has. */
const OUTSIDE_M = 2000

/** The page of one ship, for a terminal. */
export function dossierText(dossier: Dossier, findings: Findings, limit: number, files: string): string {
  const names = namesIn({ particulars: [...findings.particulars.filter(({ id }) => id !== dossier.vessel), ...ownNames(dossier)] })
  const short = shortIds(findings)
  const likely = [...dossier.dark].sort((a, b) => b.score.bits - a.score.bits || a.start - b.start).slice(0, Math.ceil(limit / POSSIBLE))
  const lines = timeLineOf({ ...dossier, dark: likely }, names)
  return [
    titleText(dossier),
    wrap(heardText(dossier.heard), 2),
    wrap(foundText(dossier), 2),
    section('What stands out', standsOut(dossier, findings, names)),
    listsText(dossier, names, limit),
    meetingsText(dossier, names, limit),
    timeLineText(lines, limit, dossier.dark.length - likely.length),
    identitiesText(dossier, limit),
    chainsText(dossier, names, limit),
    lines.some(({ id }) => id !== undefined) ? nextText(lines, short, files) : '',
  ].filter((part) => part !== '').join('\n')
}

/** Of possible meetings so many times fewer than of what AIS shows: most of them never were. */
const POSSIBLE = 5

/** What she said of herself, also where she takes part in no finding. */
const ownNames = ({ said }: Dossier): Findings['particulars'] => said.map((one) => ({ ...one, hull: 0 }))

/** How much was found, in one or two sentences. */
function foundText(dossier: Dossier): string {
  const { rendezvous, gaps, sparse, dark, lone, loitering, identity, lists, groups, assessed } = dossier
  const crowds = groups.filter(({ vessels }) => isCrowd(vessels.length)).length
  const partners = new Set(rendezvous.flatMap(({ vessels }) => vessels)).size - 1
  const counts: (readonly [number, string])[] = [
    [rendezvous.length, `${plural(rendezvous.length, 'contact')} with ${plural(partners, 'ship')}`],
    [groups.length - crowds, plural(groups.length - crowds, 'group')],
    [gaps.length, plural(gaps.length, 'silence')],
    [sparse.length, `${plural(sparse.length, 'stretch', 'stretches')} in which she was heard seldom`],
    [dark.length, `${plural(dark.length, 'possible meeting')} in silence`],
    [lone.length, `${plural(lone.length, 'stay')} alone in the open`],
    [loitering.length, `${plural(loitering.length, 'stretch', 'stretches')} of little way`],
    [identity.length, `${plural(identity.length, 'finding')} on her identity`],
    [lists.length, `${plural(lists.length, 'match', 'matches')} with lists`],
  ]
  const some = counts.filter(([n]) => n > 0).map(([, text]) => text)
  if (some.length === 0 && crowds === 0) return `Found: nothing. In these data AIS shows no long contact with another ship, no silence longer than expected and nothing odd about her identity; nothing stands out.${few(dossier)}`
  const weighed = assessed === undefined ? '' : ` All in all ${assessed.band === 'none' ? 'no indicator' : `${assessed.band} indicators`}, ${bitsText(assessed.bits)} bits: for ranking what to look at, no probability and no verdict.`
  const crowded = crowds === 0 ? '' : `${some.length === 0 ? '' : ', and '}${crowdsText(crowds)}`
  return `Found: ${some.join(', ')}${crowded}.${weighed}`
}

const FEW_REPORTS = 20

const few = ({ heard }: Dossier): string => (heard !== undefined && heard.reports < FEW_REPORTS ? ' So few reports say little either way.' : '')

const MOST_SENTENCES = 3

/** The best meetings, the most telling silences and what is odd about her identity, in sentences. */
function standsOut(dossier: Dossier, findings: Findings, names: Names): string[] {
  const { meetings, gaps, gapScores, identity, sparse } = dossier
  const outside = (id: string): boolean => (dossier.context[id]?.harbourDistanceM ?? Infinity) > OUTSIDE_M
  const telling = gaps.map((gap, i) => ({ gap, score: gapScores[i]! })).filter(({ score }) => score.bits >= TELLING_BITS).sort(byTelling)
  const silences = telling.filter(({ gap }) => outside(gap.id))
  const found = [
    ...meetings.filter(({ bits }) => bits >= STANDS_OUT_BITS).slice(0, MOST_SENTENCES).map((one) => told(one.bits, meetingSentence(one, names))),
    ...silences.slice(0, 1).map(({ gap, score }) => told(score.bits, sentenceOfFinding(gap, findings, names))),
    ...sparse.filter(({ bits, id }) => bits >= TELLING_BITS && outside(id)).slice(0, 1).map((one) => told(one.bits, sentenceOfFinding(one, findings, names))),
    ...[...identity].filter(({ bits }) => bits >= ODD_BITS).sort((a, b) => b.bits - a.bits).slice(0, MOST_SENTENCES).map((one) => told(one.bits, identitySentence(one, names))),
  ]
  const nothing = found.length === 0 && dossier.rendezvous.length + gaps.length + dossier.dark.length + dossier.loitering.length + identity.length > 0 ? [wrap(['Nothing.', bestText(meetings[0], names), berthText(telling[0]?.score.bits)].filter((part) => part !== '').join(' '))] : []
  return [...found, ...nothing]
}

const told = (bits: number, sentence: string): string => wrap(sentence, 12, `- ${bitsText(bits)} bits`)

/** List matches stand apart: they say who she may be. */
function listsText({ lists }: Dossier, names: Names, limit: number): string {
  const lines = lists.slice(0, limit).map((one) => wrap(identitySentence(one, names), 2, '-'))
  return section('On lists: apart from all else, and counts nothing', [...lines, ...restLine(lines.length, lists.length)])
}

/** Of meetings that do not stand out, what the best of them looks like. */
const bestText = (best: AssessedMeeting | undefined, names: Names): string =>
  best === undefined ? '' : `Of her contacts the one that looks most like a transfer has ${bitsText(best.bits)} bits: ${meetingSentence(best, names)}`

/** A silence that would be telling elsewhere. */
const berthText = (bits: number | undefined): string =>
  bits === undefined ? '' : `A silence of ${bitsText(bits)} bits began in or near a harbour, where ships are switched off every day.`

const MEETINGS = [' #', ' bits', 'start (UTC)', ' for', 'with', 'mode', ' apart', ' heard', ' harbour', ' dark', 'place'] as const
const MODES = { drifting: 'drifting', anchored: 'anchored', underway: 'under way' } as const

function meetingsText({ vessel, meetings, rendezvous, context }: Dossier, names: Names, limit: number): string {
  const byId = new Map(rendezvous.map((r) => [r.id, r]))
  const shown = meetings.slice(0, limit)
  const cells = (one: AssessedMeeting, i: number): string[] => {
    const r: Rendezvous = byId.get(one.id)!
    const other = r.vessels[0] === vessel ? r.vessels[1] : r.vessels[0]
    const night = context[one.id]?.night.darkShare
    return [
      String(i + 1), bitsText(one.bits), instant(r.start), duration(r.durationMs), names.short(other, r.start), MODES[r.mode], distance(r.medianDistanceM),
      r.durationMs > 0 ? percent(r.observedMs / r.durationMs) : '-', distance(context[one.id]?.harbourDistanceM), night === undefined ? '-' : percent(night), place(r.lon, r.lat),
    ]
  }
  return section('Contacts, those of most bits first', shown.length === 0 ? [] : [table(MEETINGS, shown.map(cells)), ...restLine(shown.length, meetings.length)])
}

const LINE = ['from (UTC)', ' for', ' bits', 'what AIS shows'] as const

// What has no bits stands behind what speaks for a transfer, and before the many contacts that speak against one.
const UNWEIGHED_BITS = 1
const EDGE = /^(?:first|last) heard$/

function weightOf({ bits, id, what }: TimeLine): number {
  if (bits !== undefined) return bits
  return id === undefined && EDGE.test(what) ? Infinity : UNWEIGHED_BITS
}

function timeLineText(lines: readonly TimeLine[], limit: number, unlikely: number): string {
  const kept = new Set([...lines].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, limit))
  const shown = lines.filter((line) => kept.has(line))
  const rows = shown.map(({ t, durationMs, bits }) => [instant(t), durationMs === undefined ? '' : duration(durationMs), bits === undefined ? '' : bitsText(bits)])
  const head = table(LINE.slice(0, 3), rows).split('\n')
  const indent = Math.max(...head.map((line) => [...line].length)) + 2
  const text = [wrap(LINE[3], indent, head[0]!), ...shown.map((line, i) => wrap(line.what, indent, head[i + 1]!))]
  return section('Time line', lines.every(({ what }) => EDGE.test(what)) ? [] : [...text, ...restLine(shown.length, lines.length), ...legendOf(shown, unlikely)])
}

/** What the bits of the two kinds mean, and how many of those that say least are not shown. */
function legendOf(shown: readonly TimeLine[], unlikely: number): string[] {
  const possible = shown.filter(({ id }) => id?.startsWith('dark:')).length
  if (possible === 0) return []
  const rest = unlikely > 0 ? ` ${plural(unlikely, 'less likely one')} left out: --limit ${POSSIBLE * (possible + unlikely)} shows all.` : ''
  return [wrap(`bits: a bit doubles the odds; those of ships that could have met only rank them. Possible is not likely: most of these never met.${rest}`)]
}

function chainsText({ chains }: Dossier, names: Names, limit: number): string {
  const lines = chains.slice(0, limit).map((one) => wrap(one.vessels.map((id) => names.short(id, one.start)).join(' > '), 18, instant(one.start)))
  return section('Meetings in turn: goods can go that way; whether they do, AIS does not show', [...lines, ...restLine(lines.length, chains.length)])
}

const MOST_NEXT = 5

function nextText(lines: readonly TimeLine[], short: ReadonlyMap<string, string>, files: string): string {
  const isPossible = ({ id }: TimeLine): number => Number(id?.startsWith('dark:'))
  const best = lines.filter(({ id }) => id !== undefined).sort((a, b) => isPossible(a) - isPossible(b) || (b.bits ?? -Infinity) - (a.bits ?? -Infinity)).filter(({ bits = 0 }, i) => i === 0 || bits > 0).slice(0, MOST_NEXT)
  return section('To see what a finding rests on', best.map(({ id = '' }) => `darkwake explain ${short.get(id) ?? typed(id)} ${files}`))
}
