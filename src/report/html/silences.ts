import { reachableArea } from '../../gap/reach.js'
import { byTelling } from '../../gap/scoreOrder.js'
import type { Gap } from '../../model/gap.js'
import type { GapScore } from '../../model/gapScore.js'
import { reportWork, type WorkOptions } from '../../model/work.js'
import type { FindingContext, Findings } from '../../stages/findings.js'
import { away, common, contextFacts, contextOf, shown, type Fact, type Item, type NameOf } from './itemParts.js'
import { countText, distanceText, durationText, instantText, percentText, placeText, speedText } from './text.js'

/** Silences, the most telling first. */
export function silenceItems(findings: Findings, nameOf: NameOf, work?: WorkOptions): Item[] {
  return findings.gaps
    .map((gap, i) => ({ gap, score: findings.gapScores[i] }))
    .sort(byTelling)
    .map(({ gap, score }, i) => {
      if (i % 32 === 0) reportWork(work, 'listing silences', i, findings.gaps.length)
      return silenceItem(gap, score, contextOf(findings, gap.id), nameOf)
    })
}

/** Ships heard too seldom, the most telling first. */
export function sparseItems(findings: Findings, nameOf: NameOf): Item[] {
  return [...findings.sparse].sort((a, b) => b.bits - a.bits || a.start - b.start).map((one) => {
    const name = shown(nameOf, one.vessel, one.start)
    const context = contextOf(findings, one.id)
    const facts: Fact[] = [
      ['Reports', `${countText(one.reports)}; ${countText(Math.round(one.expectedReports))} should have been heard`],
      ['From', instantText(one.start)],
      ['Until', instantText(one.end)],
      ['Telling', `${one.bits.toFixed(1)} bits`],
    ]
    return {
      ...common(one, context),
      id: one.id,
      ids: [one.vessel],
      kind: 'seldom heard',
      vessels: name,
      lon: one.lon,
      lat: one.lat,
      sentence: `AIS shows ${name} heard seldom for ${durationText(one.durationMs)}${away(context)}. That is consistent with a transponder switched on and off, and also seen with a weak transmitter, a bad antenna and crowded channels.`,
      facts: [...facts, ...contextFacts(context), ['Place', placeText(one.lon, one.lat)], ['Number', one.vessel]],
    }
  })
}

const SPEEDS = { past: 'its own past', type: 'its type', default: 'nothing known of it', option: 'as given' } as const

function silenceItem(gap: Gap, score: GapScore | undefined, context: FindingContext | undefined, nameOf: NameOf): Item {
  const name = shown(nameOf, gap.vessel, gap.start)
  const end = gap.end ?? gap.start + gap.durationMs
  const facts: (Fact | undefined)[] = [
    ['Last heard', `${instantText(gap.start)}, ${countText(gap.reportsBefore)} ${gap.reportsBefore === 1 ? 'report' : 'reports'} in the 12 hours before`],
    ['Heard again', gap.end === undefined ? 'not yet' : instantText(gap.end)],
    ['Expected', `a report every ${durationText(gap.expectedIntervalMs)}; silent for ${durationText(gap.durationMs)}`],
    gap.distanceM === undefined ? undefined : ['Way', `${distanceText(gap.distanceM)}, ${speedText(gap.impliedSpeedKn ?? 0)} on average`],
    ['Reach', `at ${speedText(gap.topSpeedKn)} (${SPEEDS[gap.topSpeedBy]})`],
    ...(score === undefined ? [] : scoreFacts(score)),
  ]
  return {
    ...common({ start: gap.start, end }, context),
    id: gap.id,
    ids: [gap.vessel],
    kind: 'silence',
    vessels: name,
    lon: gap.before.lon,
    lat: gap.before.lat,
    sentence: `AIS shows ${name} silent for ${durationText(gap.durationMs)}${gap.end === undefined ? ' and not heard since' : ''}${away(context)}. That is consistent with a transponder switched off, and also seen with a fault, with losses on the air and where receivers do not reach.`,
    facts: [...facts.filter((fact) => fact !== undefined), ...contextFacts(context), ['Place last heard', placeText(gap.before.lon, gap.before.lat)], ['Number', gap.vessel]],
    areasOf: () => outlines(gap),
  }
}

function scoreFacts(score: GapScore): Fact[] {
  const share = score.heardShare === undefined ? 'nobody else is heard there' : `others are heard there in ${percentText(score.heardShare)} of the time`
  const facts: (Fact | undefined)[] = [
    ['Telling', `${score.bits.toFixed(1)} bits${score.capped ? ' (capped)' : ''}: ${share}; about ${Math.round(score.missedReports)} reports missed`],
    score.neighboursInAll === 0 ? undefined : ['Heard meanwhile', `${score.neighboursInAll} ships near its way, nearest ${score.neighbours.map((one) => `${one.vessel} at ${distanceText(one.distanceM)}`).join(', ')}`],
    score.outageMs === 0 ? undefined : ['Outages', `${durationText(score.outageMs)} in which nobody was heard: they add nothing`],
  ]
  return facts.filter((fact) => fact !== undefined)
}

/** Where the ship can have been: rings of longitude, latitude, …; the map puts them beside each other across ±180. */
function outlines(gap: Gap): number[][] {
  const area = reachableArea(gap)
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates
  return polygons.map(([ring = []]) => ring.flatMap(([lon = 0, lat = 0]) => [Math.round(lon * 1e3) / 1e3, Math.round(lat * 1e3) / 1e3]))
}
