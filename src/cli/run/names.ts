import type { NameOf } from '../../evidence/index.js'
import { explainShip, nameAt, namesOf } from '../../explain/index.js'
import type { VesselId } from '../../model/index.js'
import type { Finding, Findings } from '../../stages/index.js'
import { printable } from '../terminal/index.js'

const number = (id: VesselId): string => printable(id, 20)

/** What a ship is called at an instant, as it may be shown: her name as sent, or her number where none is known. */
export const shortName = (findings: Findings, id: VesselId, t: number): string =>
  printable((nameAt(findings, id, 0, t) ?? '').trim(), 24) || number(id)

/** Name and number. */
export function longName(findings: Findings, id: VesselId, t: number): string {
  const name = printable((nameAt(findings, id, 0, t) ?? '').trim(), 24)
  return name === '' ? number(id) : `${name} (${number(id)})`
}

/** The name that she sent last, and her number. */
export function lastName(findings: Findings, id: VesselId): string {
  const name = printable(explainShip(id, findings).name.trim(), 24)
  return name === id ? number(id) : `${name} (${number(id)})`
}

/** Names of the ships of a finding for a sentence: name and number. */
export function longNames(finding: Finding, findings: Findings): NameOf {
  const named = namesOf(finding, findings)
  return (vessel) => {
    const name = printable(named(vessel).trim(), 24)
    return name === '' || name === vessel.id ? number(vessel.id) : `${name} (${number(vessel.id)})`
  }
}

/** Names of the ships of a finding for a table. */
export function shortNames(finding: Finding, findings: Findings): NameOf {
  const named = namesOf(finding, findings)
  return (vessel) => printable(named(vessel).trim(), 24) || number(vessel.id)
}
