import { compareText } from '../base/index.js'
import type { StaticReport, VesselId, Particulars } from '../model/index.js'

const FIELDS = [
  'name',
  'imo',
  'callSign',
  'shipType',
  'dimensions',
  'lengthM',
  'beamM',
  'draughtM',
  'aisClass',
] as const

type Known = Partial<Pick<Particulars, (typeof FIELDS)[number]>>

const order = (a: StaticReport, b: StaticReport): number =>
  compareText(a.id, b.id) ||
  a.t - b.t ||
  compareText(JSON.stringify(pick(a)), JSON.stringify(pick(b))) ||
  compareText(JSON.stringify(a), JSON.stringify(b))

/** Static reports in order of id and time, ties by what they hold: the same for the same reports in any order. */
export const inOrderOfTime = (statics: Iterable<StaticReport>): StaticReport[] => [...statics].sort(order)

const pick = (report: StaticReport): Known =>
  Object.fromEntries(FIELDS.filter((field) => report[field] !== undefined).map((field) => [field, report[field]]))

const same = (a: Known, b: Known): boolean =>
  FIELDS.every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]))

/**
 * What is known of each vessel over time, from its static reports: each stretch holds until the next change, and a
 * field that a report does not carry stays as it was (no message of AIS carries them all). The first stretch reaches
 * back, the last one on.
 *
 * @param statics - static reports, in any order.
 * @returns stretches in order of id and time; hull is 0.
 * @example
 * ```ts
 * particularsFrom([{ id: '1', t: 0, name: 'A' }, { id: '1', t: 60000, lengthM: 90 }])
 * // [{ id: '1', hull: 0, end: 60000, name: 'A' }, { id: '1', hull: 0, start: 60000, name: 'A', lengthM: 90 }]
 * ```
 */
export function particularsFrom(statics: Iterable<StaticReport>): Particulars[] {
  const result: Particulars[] = []
  let open: { id: VesselId; start?: number; known: Known } | undefined
  const close = (end?: number): void => {
    if (open === undefined) return
    const { id, start, known } = open
    result.push({
      id,
      hull: 0,
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
      ...known,
    })
  }
  for (const report of inOrderOfTime(statics)) {
    const first = open?.id !== report.id
    const known: Known = first ? pick(report) : { ...open!.known, ...pick(report) }
    if (!first && same(known, open!.known)) continue
    close(first ? undefined : report.t)
    open = { id: report.id, known, ...(first ? {} : { start: report.t }) }
  }
  close()
  return result
}
