import { findingById } from '../../explain/index.js'
import { kindOf, type Finding, type Findings } from '../../stages/index.js'
import { isCrowd } from '../../text/index.js'
import { shortNames, labelOf, spanOf } from '../run/index.js'
import { place, printable } from '../terminal/index.js'
import type { Dossier } from './dossier.js'

/** One line of a ship's history. */
export interface TimeLine {
  /** From when, epoch milliseconds. */
  readonly t: number
  /** How long, ms; absent where it is an instant. */
  readonly durationMs?: number
  /** What AIS shows, in few words. */
  readonly what: string
  /** What was weighed, where something was. */
  readonly bits?: number
  /** Kind of the finding, where it is one. */
  readonly kind?: string
  /** Id to explain, where it is a finding. */
  readonly id?: string
}

/**
 * All of a ship's record in order of time: findings, harbour calls, changes of identity, first and last report.
 *
 * @param left - ids of findings that are left out; larger groups are left out always, for a harbour over a day says
 * little of one ship.
 */
export function timeLineOf(dossier: Dossier, findings: Findings, left: ReadonlySet<string>): TimeLine[] {
  const own = dossier.timeLine.flatMap(({ id }) => (left.has(id) ? [] : (findingById(findings, id) ?? [])))
  const listed = own.filter(({ kind, vessels }) => kind !== 'group' || !isCrowd(vessels.length))
  return [
    ...listed.map((one) => lineOf(one, dossier.id, findings)),
    ...identityLines(dossier),
    ...callLines(dossier),
    ...edgeLines(dossier),
  ].sort(
    (a, b) =>
      a.t - b.t ||
      Number(a.id !== undefined) - Number(b.id !== undefined) ||
      (b.bits ?? 0) - (a.bits ?? 0) ||
      ((a.id ?? a.what) < (b.id ?? b.what) ? -1 : 1),
  )
}

function lineOf(one: Finding, ship: string, findings: Findings): TimeLine {
  const { start, end } = spanOf(one)
  const nameOf = shortNames(one, findings)
  const others = one.vessels.filter(({ id }) => id !== ship).map(nameOf)
  const brief =
    kindOf(one.kind).brief?.(one, nameOf, ship) ??
    `${labelOf(one)}${others.length === 0 ? '' : ` with ${others.slice(0, 3).join(', ')}`}`
  return {
    t: start,
    durationMs: end - start,
    what: printable(brief, 200),
    ...(one.score === undefined ? {} : { bits: one.score.bits }),
    kind: one.kind,
    id: one.id,
  }
}

const identityLines = ({ identities }: Dossier): TimeLine[] =>
  identities
    .slice(1)
    .flatMap(({ start, name }) =>
      start === undefined ? [] : [{ t: start, what: `another identity: ${printable((name ?? 'no name').trim(), 30)}` }],
    )

const callLines = ({ harbourCalls }: Dossier): TimeLine[] =>
  harbourCalls.map(({ start, end, harbourKind, lon, lat }) => ({
    t: start,
    durationMs: end - start,
    what: `in a ${harbourKind === 'port' ? 'port' : 'known anchorage'} at ${place(lon, lat)}`,
  }))

function edgeLines({ heard }: Dossier): TimeLine[] {
  if (heard?.first === undefined || heard.last === undefined || heard.first === heard.last) return []
  return [
    { t: heard.first, what: 'first heard' },
    { t: heard.last, what: 'last heard' },
  ]
}
