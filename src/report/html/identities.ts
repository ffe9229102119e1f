import { identityConsistentWith, identityRuleWords } from '../../identity/ruleWords.js'
import type { IdentityFinding } from '../../model/identity.js'
import type { Findings } from '../../stages/findings.js'
import { cut, shown, type Fact, type Item, type NameOf } from './itemParts.js'
import { instantText, placeText, plainName } from './text.js'

/** Identity findings, the weightiest first; those of which no place is known are not on the map. */
export function identityItems(findings: Findings, nameOf: NameOf): Item[] {
  return [...findings.identity].sort((a, b) => b.bits - a.bits || a.start - b.start).map((one) => identityItem(one, nameOf))
}

function identityItem(one: IdentityFinding, nameOf: NameOf): Item {
  const { lon, lat } = one
  const place = lon === undefined || lat === undefined ? undefined : { lon, lat }
  const names = one.vessels.map((id) => shown(nameOf, id, one.end))
  const facts: Fact[] = [
    ['Rule', `${one.rule}: ${one.source}`],
    ['Between', `${instantText(one.start)} and ${instantText(one.end)}`],
    ...one.differences.map(({ field, from, to }): Fact => [field, `${cut(from ?? 'nothing', 200)} → ${cut(to ?? 'nothing', 200)}`]),
    ...Object.entries(one.observed).map(([what, value]): Fact => [plainName(what), String(value)]),
    ['Counts for', one.rule === 'ID-33' ? 'nothing: a list is no conduct' : `${one.bits.toFixed(1)} bits`],
    ['Place', place === undefined ? 'not known' : placeText(place.lon, place.lat)],
    ['Numbers', one.vessels.join(', ')],
  ]
  return {
    id: one.id,
    ids: one.vessels,
    linked: one.evidence,
    kind: 'identity',
    vessels: names.join(' + '),
    start: one.start,
    end: one.end,
    ...place,
    sentence: `AIS shows ${names.join(' and ')} ${identityRuleWords(one.rule)}, which is consistent with ${identityConsistentWith(one.rule)}, and also seen with: ${one.innocent.join('; ')}.`,
    facts,
  }
}
