// npm run picture: draws one real finding from the examples' data as docs/images/finding.svg.
import { createReadStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { loadCoastline, loadLand } from '../src/cli/coastline.js'
import { bearingDeg, detect, distanceM, metresPerDegree, nameAt, positionAt, readCsv, toRanked } from '../src/index.js'
import type { Rendezvous, Track } from '../src/index.js'
import { prepareTracks, toTracks } from '../src/track/index.js'
import { darkIntervals } from '../src/night/index.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const file = `${root}examples/data/galveston-2020-01-01.csv.gz`
const [BLUE, RED, INK, PALE] = ['#0072b2', '#d55e00', '#24292f', '#8c959f']
const MINUTE = 60_000
const GAP = { maxGapMs: 3 * 60 * MINUTE }

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
const text = (x: number, y: number, words: string, more = ''): string => `<text x="${x}" y="${y}" ${more}>${escape(words)}</text>`
const line = (points: readonly (readonly [number, number])[], more: string): string =>
  points.length < 2 ? '' : `<polyline points="${points.map((p) => p.map((v) => v.toFixed(1)).join(',')).join(' ')}" fill="none" ${more}/>`

/** Splits a row of points wherever `breaks` says so. */
function pieces<T>(list: readonly T[], breaks: (p: T, q: T) => boolean): T[][] {
  const parts: T[][] = []
  for (const item of list) {
    const part = parts[parts.length - 1]
    if (part === undefined || breaks(part[part.length - 1]!, item)) parts.push([item])
    else part.push(item)
  }
  return parts
}

/** Brings what lies beyond the map to just outside it. */
const near = (deg: number, middle: number): number => Math.max(middle - 3, Math.min(middle + 3, deg))

interface Scene {
  readonly found: Rendezvous
  readonly tracks: readonly [Track, Track]
  readonly names: readonly [string, string]
}

/** The map: land, both tracks, and where they lay together. */
async function map({ found, tracks }: Scene, x: number, y: number, size: number): Promise<string> {
  const reachLat = 1.15
  const { lonM, latM } = metresPerDegree(found.lat)
  const scale = size / (2 * reachLat)
  const at = (lon: number, lat: number): [number, number] => [
    x + size / 2 + (lon - found.lon) * scale * (lonM / latM),
    y + size / 2 - (lat - (found.lat + 0.35)) * scale,
  ]
  const land = await loadLand()
  const rings = JSON.stringify(land).match(/\[\[-?\d[^[\]]*\](?:,\[-?\d[^[\]]*\])+\]/g) ?? []
  const shapes = rings
    .map((ring) => JSON.parse(ring) as [number, number][])
    .filter((ring) => ring.some(([lon, lat]) => Math.abs(lon - found.lon) < 3 && Math.abs(lat - found.lat) < 3))
    .map((ring) => ring.map(([lon, lat]) => at(near(lon, found.lon), near(lat, found.lat)).map((v) => v.toFixed(0)).join(',')))
    .map((points) => `<path d="M${points.filter((p, i) => p !== points[i - 1]).join('L')}Z"/>`)
  const ways = tracks.map((track, i) => {
    const fixes = Array.from(track.t, (t, k) => ({ t, p: at(track.lon[k]!, track.lat[k]!) }))
    return pieces(fixes, (p, q) => q.t - p.t > 60 * MINUTE)
      .map((part) => line(part.map((f) => f.p), `stroke="${i === 0 ? BLUE : RED}" stroke-width="2"`)).join('')
  })
  const [cx, cy] = at(found.lon, found.lat)
  const km = (50_000 / latM) * scale
  return `<clipPath id="map"><rect x="${x}" y="${y}" width="${size}" height="${size}"/></clipPath><g clip-path="url(#map)">
<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="#eef4f8"/><g fill="#dcd8cd" stroke="${PALE}" stroke-width="0.6">${shapes.join('')}</g>
${ways.join('')}<circle cx="${cx}" cy="${cy}" r="11" fill="none" stroke="${INK}" stroke-width="1.6"/></g>
${line([[x + 14, y + size - 16], [x + 14 + km, y + size - 16]], `stroke="${INK}" stroke-width="2"`)}${text(x + 14, y + size - 22, '50 km', 'font-size="12"')}
${text(x + 8, y + 18, 'Where they went that day', 'font-size="13" font-weight="600"')}`
}

/** Where the second ship was as seen from the first, every two minutes of the contact, north up. */
function relative({ found, tracks: [a, b], names }: Scene, x: number, y: number, size: number): string {
  const reach = 300
  const dots: string[] = []
  for (let t = found.start; t <= found.end; t += 2 * MINUTE) {
    const p = positionAt(a, t, { maxGapMs: 15 * MINUTE })
    const q = positionAt(b, t, { maxGapMs: 15 * MINUTE })
    if (p === undefined || q === undefined) continue
    const d = distanceM(p.lon, p.lat, q.lon, q.lat)
    const bearing = (bearingDeg(p.lon, p.lat, q.lon, q.lat) * Math.PI) / 180
    if (d > reach) continue
    const [dx, dy] = [(d * Math.sin(bearing) * size) / (2 * reach), (-d * Math.cos(bearing) * size) / (2 * reach)]
    dots.push(`<circle cx="${(x + size / 2 + dx).toFixed(1)}" cy="${(y + size / 2 + dy).toFixed(1)}" r="2" fill="${RED}" fill-opacity="0.35"/>`)
  }
  const circle = (m: number): string =>
    `<circle cx="${x + size / 2}" cy="${y + size / 2}" r="${(m * size) / (2 * reach)}" fill="none" stroke="${PALE}" stroke-dasharray="3 3"/>${text(x + size / 2 + 3, y + size / 2 - (m * size) / (2 * reach) - 3, `${m} m`, `font-size="11" fill="${PALE}"`)}`
  return `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="#fbfbfb" stroke="#d0d7de"/>${[100, 200].map(circle).join('')}
${dots.join('')}<circle cx="${x + size / 2}" cy="${y + size / 2}" r="5" fill="${BLUE}"/>
${text(x + 8, y + 18, `${names[1]} as seen from ${names[0]}`, 'font-size="13" font-weight="600"')}${text(x + 8, y + 34, 'every two minutes of the contact, north up', `font-size="12" fill="${PALE}"`)}`
}

/** Distance over the day, with the contact and the dark hours shaded. */
function strip({ found, tracks: [a, b] }: Scene, x: number, y: number, width: number, height: number): string {
  const day = Math.floor(found.start / 86_400_000) * 86_400_000
  const px = (t: number): number => x + ((t - day) / 86_400_000) * width
  const py = (m: number): number => y + height - ((Math.log10(Math.max(20, m)) - Math.log10(20)) / (Math.log10(200_000) - Math.log10(20))) * height
  const night = darkIntervals({ start: day, end: day + 86_400_000, lon: found.lon, lat: found.lat })
    .map(({ start, end }) => `<rect x="${px(start)}" y="${y}" width="${px(end) - px(start)}" height="${height}" fill="#d8dee9"/>`)
  const points: { t: number; p: [number, number] }[] = []
  for (let t = day; t < day + 86_400_000; t += MINUTE) {
    const p = positionAt(a, t, GAP)
    const q = positionAt(b, t, GAP)
    if (p !== undefined && q !== undefined) points.push({ t, p: [px(t), py(distanceM(p.lon, p.lat, q.lon, q.lat))] })
  }
  const curve = pieces(points, (p, q) => q.t - p.t > MINUTE).map((part) => line(part.map((f) => f.p), `stroke="${INK}" stroke-width="1.6"`))
  const ticks = [0, 6, 12, 18, 24].map((h) => text(px(day + h * 3_600_000), y + height + 16, `${String(h).padStart(2, '0')}:00`, 'font-size="12" text-anchor="middle"'))
  const scale = [50, 500, 5000, 50_000].map((m) => `${line([[x, py(m)], [x + width, py(m)]], 'stroke="#d0d7de"')}${text(x - 6, py(m) + 4, m < 1000 ? `${m} m` : `${m / 1000} km`, 'font-size="12" text-anchor="end"')}`)
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#fbfbfb"/>${night.join('')}
<rect x="${px(found.start)}" y="${y}" width="${px(found.end) - px(found.start)}" height="${height}" fill="#e69f00" fill-opacity="0.28"/>${scale.join('')}${curve.join('')}${ticks.join('')}
${text(x, y - 8, 'Distance between their antennas, UTC', 'font-size="13" font-weight="600"')}${text(x + width, y - 8, 'orange: contact   grey: dark', `font-size="12" text-anchor="end" fill="${PALE}"`)}`
}

const { columns, statics } = await readCsv(createReadStream(file), { name: file })
const findings = detect({ columns, statics, coastline: await loadCoastline() })
const best = toRanked(findings, 1)[0]!
const found = findings.rendezvous.find((r) => r.id === best.id)!
const all = prepareTracks(toTracks(columns).tracks).tracks
const pick = (i: 0 | 1): Track => all.find((t) => t.id === found.vessels[i] && t.hull === found.hulls[i])!
const name = (i: 0 | 1): string => nameAt(findings.particulars, found.vessels[i], found.start) ?? found.vessels[i]
const scene: Scene = { found, tracks: [pick(0), pick(1)], names: [name(0), name(1)] }
const hours = (found.durationMs / 3_600_000).toFixed(0)
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 640" font-family="system-ui, sans-serif" fill="${INK}">
<rect width="960" height="640" rx="8" fill="#fff"/>
${text(20, 32, `AIS shows ${scene.names[0]} and ${scene.names[1]} ${found.medianDistanceM.toFixed(0)} m apart, ${hours} hours, ${found.mode}`, 'font-size="18" font-weight="600"')}
<circle cx="28" cy="54" r="5" fill="${BLUE}"/>${text(40, 58, scene.names[0], 'font-size="13"')}<circle cx="180" cy="54" r="5" fill="${RED}"/>${text(192, 58, scene.names[1], 'font-size="13"')}
${await map(scene, 20, 74, 450)}
${relative(scene, 490, 74, 450)}
${strip(scene, 80, 556, 860, 56)}
</svg>
`
await mkdir(`${root}docs/images`, { recursive: true })
await writeFile(`${root}docs/images/finding.svg`, svg)
