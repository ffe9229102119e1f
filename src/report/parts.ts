import type { Findings } from '../stages/findings.js'

/** When a hull took part in findings, and in which. */
export interface Part {
  readonly vessel: string
  readonly hull: number
  readonly findings: string[]
  readonly spans: [from: number, to: number][]
}

/** For each hull its stretches of time, in order and apart: rendezvous come in order of start. */
export function partsOf(findings: Findings, marginMs: number): Map<string, Part> {
  const parts = new Map<string, Part>()
  for (const r of findings.rendezvous) {
    r.vessels.forEach((vessel, k) => {
      const hull = r.hulls[k]!
      const key = `${vessel} ${hull}`
      const part = parts.get(key) ?? { vessel, hull, findings: [], spans: [] }
      parts.set(key, part)
      part.findings.push(r.id)
      addSpan(part.spans, r.start - marginMs, r.end + marginMs)
    })
  }
  return parts
}

function addSpan(spans: [number, number][], from: number, to: number): void {
  const last = spans[spans.length - 1]
  if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
  else spans.push([from, to])
}
