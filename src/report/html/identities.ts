import type { IdentityFinding } from '../../model/identity.js'
import type { Findings } from '../../stages/findings.js'
import { shown, type Fact, type Item, type NameOf } from './itemParts.js'
import { instantText, placeText } from './text.js'

/** Identity findings of which the place is known, the weightiest first; the others have none on a map. */
export function identityItems(findings: Findings, nameOf: NameOf): Item[] {
  return [...findings.identity].sort((a, b) => b.bits - a.bits || a.start - b.start).flatMap((one) => identityItem(one, nameOf) ?? [])
}

function identityItem(one: IdentityFinding, nameOf: NameOf): Item | undefined {
  const { lon, lat } = one
  if (lon === undefined || lat === undefined) return undefined
  const names = one.vessels.map((id) => shown(nameOf, id, one.end))
  const facts: Fact[] = [
    ['Rule', `${one.rule}: ${one.source}`],
    ['Between', `${instantText(one.start)} and ${instantText(one.end)}`],
    ...one.differences.map(({ field, from, to }): Fact => [field, `${from ?? 'nothing'} → ${to ?? 'nothing'}`]),
    ...Object.entries(one.observed).map(([what, value]): Fact => [what, String(value)]),
    ['Counts for', one.rule === 'ID-33' ? 'nothing: a list is no conduct' : `${one.bits.toFixed(1)} bits`],
    ['Place', placeText(lon, lat)],
    ['Numbers', one.vessels.join(', ')],
  ]
  return {
    id: one.id,
    kind: 'identity',
    vessels: names.join(' + '),
    start: one.start,
    end: one.end,
    lon,
    lat,
    sentence: `AIS shows what ${one.rule} describes of ${names.join(' and ')}, which is consistent with a changed or borrowed identity, and also seen with: ${one.innocent.join('; ')}.`,
    facts,
  }
}
