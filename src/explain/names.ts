import type { NameOf } from '../evidence/index.js'
import { knownAt, type VesselId, type Particulars } from '../model/index.js'
import type { Finding, Findings } from '../stages/index.js'
import { cutText } from '../text/index.js'
import { shipById } from './lookup.js'

/**
 * What a ship sent of herself at an instant. Static messages do not tell hulls that share a number apart: where nothing
 * is known of a hull, what is known of the number holds.
 *
 * @param findings - of `detect`.
 * @param id - the transmitter.
 * @param hull - which of the hulls that use it.
 * @param t - epoch milliseconds.
 */
export function particularsAt(findings: Findings, id: VesselId, hull: number, t: number): Particulars | undefined {
  const own = shipById(findings, id)?.particulars ?? []
  return knownAt(own, id, hull, t) ?? knownAt(own, id, 0, t)
}

/**
 * The name that a ship went by at an instant; undefined where none was sent. Text from the air: escape it wherever it
 * is shown.
 */
export function nameAt(findings: Findings, id: VesselId, hull: number, t: number): string | undefined {
  const name = particularsAt(findings, id, hull, t)?.name
  return isName(name) ? name : undefined
}

/** Whole names, however long: see `namesOf`. */
export function wholeNamesOf(finding: Finding, findings: Findings): NameOf {
  const own = new Map(finding.vessels.flatMap(({ id, name }) => (isName(name) ? [[id, name] as const] : [])))
  return ({ id, hull = 0, name }) =>
    isName(name) ? name : (own.get(id) ?? nameAt(findings, id, hull, finding.start) ?? id)
}

const isName = (name: string | undefined): name is string => name !== undefined && name.trim() !== ''

/**
 * Names of the ships of a finding, and of others that it mentions, as they were known when it began; numbers of those
 * that sent none. What is too long to be a name is cut.
 *
 * @param finding - of any kind.
 * @param findings - of `detect`.
 * @returns for `FindingKind.sentence` and `facts`. Text from the air: escape it wherever it is shown.
 * @example
 * ```ts
 * namesOf(finding, findings)({ id: '367000010' }) // 'EAGLE TAMPA'
 * ```
 */
export function namesOf(finding: Finding, findings: Findings): NameOf {
  const whole = wholeNamesOf(finding, findings)
  return (vessel) => cutText(whole(vessel))
}
