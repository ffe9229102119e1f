// What the documented cases of test/identity are written with.
import { identitySpells } from '../../src/identity/period/index.js'
import { findIdentityChanges, type IdentityChangeInput } from '../../src/identity/rule/index.js'
import type { IdentityFinding, Dimensions, StaticReport } from '../../src/model/index.js'

export const on = (date: string): number => Date.parse(`${date}T00:00:00Z`)
export const hullOf = (lengthM: number): Dimensions => ({
  toBowM: lengthM - 20,
  toSternM: 20,
  toPortM: Math.round(lengthM / 14),
  toStarboardM: Math.round(lengthM / 14),
})

/** Messages 5 of one text, told as a run. */
export const sent = (id: string, from: string, to: string, fields: Partial<StaticReport>): StaticReport => ({
  id,
  t: on(from),
  lastT: on(to),
  messages: Math.max(30, Math.round((on(to) - on(from)) / (6 * 60_000))),
  messageType: 5,
  aisClass: 'A',
  ...fields,
})

export const changes = (
  statics: readonly StaticReport[],
  context?: Omit<IdentityChangeInput, 'spells'>,
): IdentityFinding[] => findIdentityChanges({ ...context, spells: identitySpells(statics) })
export const familyOf = ({ score }: IdentityFinding): string => score.factors[0]!.family
export const rules = (findings: readonly IdentityFinding[]): string[] =>
  [...new Set(findings.map(({ measures: { rule } }) => rule))].sort()
// Constructed: MMSIs of the flags that the sources print, serial digits invented.
export const MMSI = {
  sierraLeone: '667001234',
  belize: '312009876',
  northKorea: '445001111',
  fiji: '520003333',
  panama: '351004444',
  korea: '440005555',
  cameroon: '613006666',
}
