import { ofKind } from '../model/index.js'
import type { Findings } from '../stages/index.js'

/** When a hull took part in rendezvous, and in which. */
export interface Part {
  readonly vessel: string
  readonly hull: number
  readonly findings: string[]
  readonly spans: [from: number, to: number][]
}

/** For each hull its stretches of time, in order and apart, and its rendezvous in order of time. */
export function partsOf(findings: Findings, marginMs: number): Map<string, Part> {
  const parts = new Map<string, Part>()
  for (const r of ofKind(findings, 'rendezvous').sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))) {
    for (const { id: vessel, hull } of r.vessels) {
      const key = `${vessel} ${hull}`
      const part = parts.get(key) ?? { vessel, hull, findings: [], spans: [] }
      parts.set(key, part)
      part.findings.push(r.id)
      addSpan(part.spans, r.start - marginMs, r.end + marginMs)
    }
  }
  return parts
}

function addSpan(spans: [number, number][], from: number, to: number): void {
  const last = spans[spans.length - 1]
  if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
  else spans.push([from, to])
}
