import type { IdentityFinding, IdentitySpell } from '../../model/index.js'
import { makeFinding, rawOf } from '../evidence/index.js'
import { callSignCountry, compareFlags, checkImo, readMmsi } from '../number/index.js'
import { wholeSpan, spellsByVessel } from '../period/index.js'
import type { ChangeThresholds } from './context.js'

/**
 * What is odd about identifiers by themselves: ID-01, ID-03 and ID-05. Once a transmitter and value, not once a spell.
 */
export function formatFindings(spells: readonly IdentitySpell[], limits: ChangeThresholds): IdentityFinding[] {
  return [...spellsByVessel(spells).values()].flatMap((own) => [
    ...badImos(own),
    ...badMmsi(own, limits),
    ...flagsApart(own, limits),
  ])
}

/**
 * ID-01: a supported value of the IMO field that is no ship's number. Numbers of flag states have their own place
 * there.
 */
function badImos(own: readonly IdentitySpell[]): IdentityFinding[] {
  const seen = new Set<string>()
  return own.flatMap((spell) => {
    if (spell.imo === undefined || seen.has(spell.imo)) return []
    seen.add(spell.imo)
    const { ok, reason } = checkImo(spell.imo)
    if (ok || reason === 'flag-state' || reason === 'placeholder' || reason === 'not-available') return []
    const { messages } = spell.evidence.imo!
    return [
      makeFinding({
        weight: 'ID-01',
        vessels: [spell.vessel],
        start: spell.start,
        end: spell.end,
        place: spell.firstFix,
        spells: [spell],
        differences: [{ field: 'imo', to: rawOf(spell, 'imo')! }],
        observed: { reason, messages },
        threshold: { check: 'check-digit' },
        tag: spell.imo,
      }),
    ]
  })
}

/** ID-03: nine digits of no class or no country. Feeds that name transmitters otherwise say nothing here. */
function badMmsi(own: readonly IdentitySpell[], { minLargeM }: ChangeThresholds): IdentityFinding[] {
  const [first] = own
  const { reason } = readMmsi(first!.vessel)
  if (reason !== 'not-allocated' && reason !== 'no-class') return []
  const lengthM = own.reduce((most, spell) => Math.max(most, spell.lengthM ?? 0), 0)
  return [
    makeFinding({
      weight: lengthM >= minLargeM ? 'ID-03:large' : 'ID-03',
      vessels: [first!.vessel],
      ...wholeSpan(own),
      place: first!.firstFix,
      spells: own,
      differences: [{ field: 'mmsi', to: first!.vessel }],
      observed: { reason, ...(lengthM > 0 ? { lengthM } : {}) },
      threshold: { minLargeM },
    }),
  ]
}

/**
 * ID-05: call sign and MMSI of different countries, each sent for long. A territory and its country are no two
 * countries.
 */
function flagsApart(own: readonly IdentitySpell[], { minDisagreementMs }: ChangeThresholds): IdentityFinding[] {
  const byCallSign = new Map<string, IdentitySpell[]>()
  for (const spell of own) {
    if (spell.callSign !== undefined && !spell.shared)
      byCallSign.set(spell.callSign, [...(byCallSign.get(spell.callSign) ?? []), spell])
  }
  return [...byCallSign].flatMap(([callSign, list]) => {
    const { relation, mmsiCountry, callSignCountries = [] } = compareFlags(list[0]!.vessel, callSign)
    const { start, end } = wholeSpan(list)
    if (relation !== 'different' || end - start < minDisagreementMs || !callSignCountry(callSign).ok) return []
    return [
      makeFinding({
        weight: 'ID-05',
        vessels: [list[0]!.vessel],
        start,
        end,
        place: list[0]!.firstFix,
        spells: list,
        differences: [
          { field: 'flag', from: mmsiCountry!, to: callSignCountries.join(' ') },
          { field: 'callSign', to: rawOf(list[0]!, 'callSign')! },
        ],
        observed: { disagreementMs: end - start },
        threshold: { minDisagreementMs },
        tag: callSign,
      }),
    ]
  })
}
