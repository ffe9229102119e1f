import type { Gap } from '../model/gap.js'
const K = 1852 / 3600 / 1000
export function tempWindow(a: Gap, b: Gap, D: number): { start: number; end: number; maxDwellMs: number; lon: number; lat: number } | undefined {
  const lat0 = a.before.lat, lon0 = a.before.lon
  const mx = 111320 * Math.cos((lat0 * Math.PI) / 180), my = 110600
  const P = [a.before, a.after!, b.before, b.after!].map((f) => [(f.lon - lon0) * mx, (f.lat - lat0) * my] as const)
  const va = a.topSpeedKn * K, vb = b.topSpeedKn * K
  let lo = Math.max(a.start, b.start), hi = Math.min(a.end!, b.end!)
  const r: [number, number, number][] = [[va, -va * a.start, 0], [-va, va * a.end!, 1], [vb, -vb * b.start, 2], [-vb, vb * b.end!, 3]]
  for (const i of [0, 1]) for (const j of [2, 3]) {
    const d = Math.hypot(P[i]![0] - P[j]![0], P[i]![1] - P[j]![1]) - D
    const m = r[i]![0] + r[j]![0], c = r[i]![1] + r[j]![1]
    if (Math.abs(m) < 1e-12) { if (c < d) return undefined }
    else if (m > 0) lo = Math.max(lo, (d - c) / m)
    else hi = Math.min(hi, (d - c) / m)
  }
  if (hi <= lo) return undefined
  const dw = (x: number, y: number): number => {
    const d = P.map(([px, py]) => Math.max(0, Math.hypot(x - px, y - py) - D / 2))
    return Math.min(a.end! - d[1]! / va, b.end! - d[3]! / vb) - Math.max(a.start + d[0]! / va, b.start + d[2]! / vb)
  }
  let x = (P[0]![0] + P[1]![0] + P[2]![0] + P[3]![0]) / 4, y = (P[0]![1] + P[1]![1] + P[2]![1] + P[3]![1]) / 4, best = dw(x, y)
  for (let step = 60000; step > 50;) {
    let moved = false
    for (let k = 0; k < 12; k++) {
      const u = x + step * Math.sin(k * Math.PI / 6), w = y + step * Math.cos(k * Math.PI / 6), v = dw(u, w)
      if (v > best) { best = v; x = u; y = w; moved = true; break }
    }
    if (!moved) step /= 2
  }
  if (best <= 0) return undefined
  return { start: lo, end: hi, maxDwellMs: best, lon: lon0 + x / mx, lat: lat0 + y / my }
}
