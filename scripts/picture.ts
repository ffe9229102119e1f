// Draws one real finding from the examples' data, the longest of the strong rendezvous, as docs/images/finding.svg:
//
//   npx tsx scripts/picture.ts
import { createReadStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { loadCoastline, loadLand } from '../src/cli/input/index.js'
import { bearingDeg, distanceM, metresPerDegree } from '../src/geo/index.js'
import { nearestHarbour, type NearestHarbour } from '../src/knowledge/harbour/index.js'
import { darkIntervals } from '../src/night/index.js'
import { positionAt } from '../src/track/index.js'
import { detect, ofKind, readCsv, type Rendezvous, type Track } from '../src/public/index.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const file = `${root}examples/data/galveston-2020-01-01.csv.gz`
const [BLUE, RED, INK, GREY] = ['#0072b2', '#d55e00', '#24292f', '#57606a']
const MINUTE = 60_000
const GAP = { maxGapMs: 3 * 60 * MINUTE }

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x}" y="${y}" ${more}>${escape(words)}</text>`
/** A line; points that fall on the one before are left out. */
const line = (points: readonly (readonly [number, number])[], more: string): string => {
  const all = points.map((p) => p.map((v) => v.toFixed(1)).join(','))
  return all.length < 2
    ? ''
    : `<polyline points="${all.filter((p, i) => p !== all[i - 1]).join(' ')}" fill="none" ${more}/>`
}

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
  /** The nearest harbour that the data taught. */
  readonly harbour: NearestHarbour | undefined
}

/** The map: land, both tracks, where they lay together, and the nearest harbour. */
async function map({ found, tracks, harbour }: Scene, x: number, y: number, size: number): Promise<string> {
  const reachLat = 0.62
  const { lonM, latM } = metresPerDegree(found.lat)
  const scale = size / (2 * reachLat)
  const at = (lon: number, lat: number): [number, number] => [
    x + size / 2 + (lon - found.lon) * scale * (lonM / latM),
    y + size / 2 - (lat - (found.lat + 0.42)) * scale,
  ]
  const land = await loadLand()
  const rings = JSON.stringify(land).match(/\[\[-?\d[^[\]]*\](?:,\[-?\d[^[\]]*\])+\]/g) ?? []
  const shapes = rings
    .map((ring) => JSON.parse(ring) as [number, number][])
    .filter((ring) => ring.some(([lon, lat]) => Math.abs(lon - found.lon) < 3 && Math.abs(lat - found.lat) < 3))
    .map((ring) =>
      ring.map(([lon, lat]) =>
        at(near(lon, found.lon), near(lat, found.lat))
          .map((v) => v.toFixed(0))
          .join(','),
      ),
    )
    .map((points) => `<path d="M${points.filter((p, i) => p !== points[i - 1]).join('L')}Z"/>`)
  const ways = tracks.map((track, i) => {
    const fixes = Array.from(track.t, (t, k) => ({ t, p: at(track.lon[k]!, track.lat[k]!) }))
    const colour = `stroke="${i === 0 ? BLUE : RED}" stroke-width="${i === 0 ? 5 : 1.8}"`
    const [first] = fixes
    return `${pieces(fixes, (p, q) => q.t - p.t > 60 * MINUTE)
      .map((part) =>
        line(
          part.map((f) => f.p),
          colour,
        ),
      )
      .join('')}
<circle cx="${first!.p[0].toFixed(1)}" cy="${first!.p[1].toFixed(1)}" r="4" fill="#fff" ${colour.replace(/width.*/, 'width="2"')}/>`
  })
  const [cx, cy] = at(found.lon, found.lat)
  const km = (20_000 / latM) * scale
  const [hx, hy] = harbour === undefined ? [cx, cy] : at(harbour.harbour.lon, harbour.harbour.lat)
  const berth =
    harbour === undefined
      ? ''
      : `${line(
          [
            [hx, hy],
            [cx, cy],
          ],
          `stroke="${GREY}" stroke-dasharray="2 5"`,
        )}
<rect x="${(hx - 4).toFixed(1)}" y="${(hy - 4).toFixed(1)}" width="8" height="8" fill="${INK}"/>
${text(hx + 9, hy + 4, `nearest ${harbour.harbour.kind} learnt from the data`, 'font-size="12"')}${text((hx + cx) / 2 + 9, (hy + cy) / 2, `${(harbour.distanceM / 1000).toFixed(0)} km`, 'font-size="12"')}`
  return `<clipPath id="map"><rect x="${x}" y="${y}" width="${size}" height="${size}"/></clipPath><g clip-path="url(#map)">
<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="#eef4f8"/><g fill="#dcd8cd" stroke="${GREY}" stroke-width="0.6">${shapes.join('')}</g>
${berth}${ways.join('')}<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="14" fill="none" stroke="${INK}" stroke-width="1.6"/></g>
${line(
  [
    [x + 14, y + size - 16],
    [x + 14 + km, y + size - 16],
  ],
  `stroke="${INK}" stroke-width="2"`,
)}${text(x + 14, y + size - 22, '20 km', 'font-size="12"')}
${text(x + 8, y + 18, 'Where they went that day (rings: first reports)', 'font-size="13" font-weight="600"')}`
}

/** Where the second ship lay off the first ship's bow, at each report of the first that carries a true heading. */
function relative({ found, tracks: [a, b], names }: Scene, x: number, y: number, size: number): string {
  const reach = 150
  const [mx, my, scale] = [x + size / 2, y + size / 2 + 14, size / (2 * reach)]
  const dots: string[] = []
  a.t.forEach((t, k) => {
    const q = positionAt(b, t, { maxGapMs: 15 * MINUTE })
    const heading = a.headingDeg[k]!
    if (t < found.start || t > found.end || q === undefined || Number.isNaN(heading)) return
    const d = distanceM(a.lon[k]!, a.lat[k]!, q.lon, q.lat) * scale
    const angle = ((bearingDeg(a.lon[k]!, a.lat[k]!, q.lon, q.lat) - heading) * Math.PI) / 180
    const [px, py] = [mx + d * Math.sin(angle), my - d * Math.cos(angle)]
    if (px < x || px > x + size || py < y + 44 || py > y + size) return
    dots.push(`<circle cx="${px.toFixed(1)}" cy="${py.toFixed(1)}" r="2.5"/>`)
  })
  const circle = (
    m: number,
  ): string => `<circle cx="${mx}" cy="${my}" r="${m * scale}" fill="none" stroke="${GREY}" stroke-dasharray="3 3"/>
${text(
  mx - m * scale * 0.71 - 6,
  my + m * scale * 0.71 + 12,
  `${m} m`,
  `font-size="12" text-anchor="end" ` + `fill="${GREY}"`,
)}`
  return `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="#fbfbfb" stroke="#d0d7de"/>${[50, 100].map(circle).join('')}
${line(
  [
    [mx, my],
    [mx, my - 150 * scale * 0.8],
  ],
  `stroke="${BLUE}" stroke-width="2"`,
)}${text(mx - 8, my - 150 * scale * 0.8 + 12, 'bow', `font-size="12" text-anchor="end" fill="${BLUE}"`)}
<g fill="${RED}" fill-opacity="0.4">${dots.join('')}</g><circle cx="${mx}" cy="${my}" r="5" fill="${BLUE}"/>
${text(x + 8, y + 18, `${names[1]} as seen from ${names[0]}`, 'font-size="13" ' + 'font-weight="600"')}${text(
    x + 8,
    y + 35,
    'antenna from antenna, bow up, at each report of the ' + 'contact',
    `font-size="12" fill="${GREY}"`,
  )}`
}

/** Distance over the day, with the contact and the dark hours shaded. */
function strip({ found, tracks: [a, b] }: Scene, x: number, y: number, width: number, height: number): string {
  const day = Math.floor(found.start / 86_400_000) * 86_400_000
  const px = (t: number): number => x + ((t - day) / 86_400_000) * width
  const py = (m: number): number =>
    y + height - ((Math.log10(Math.max(20, m)) - Math.log10(20)) / (Math.log10(200_000) - Math.log10(20))) * height
  const night = darkIntervals({ start: day, end: day + 86_400_000, lon: found.lon, lat: found.lat }).map(
    ({ start, end }) =>
      `<rect x="${px(start)}" y="${y}" width="${px(end) - px(start)}" height="${height}" fill="#d8dee9"/>`,
  )
  const points: { t: number; heard: boolean; p: [number, number] }[] = []
  for (let t = day; t < day + 86_400_000; t += MINUTE) {
    const p = positionAt(a, t, GAP)
    const q = positionAt(b, t, GAP)
    if (p === undefined || q === undefined) continue
    const heard = [a, b].every((track) => positionAt(track, t, { maxGapMs: 15 * MINUTE }) !== undefined)
    points.push({ t, heard, p: [px(t), py(distanceM(p.lon, p.lat, q.lon, q.lat))] })
  }
  const curve = pieces(points, (p, q) => q.t - p.t > MINUTE || p.heard !== q.heard).map((part) =>
    line(
      part.map((f) => f.p),
      part[0]!.heard ? `stroke="${INK}" stroke-width="2"` : `stroke="${INK}" stroke-width="1" stroke-dasharray="2 3"`,
    ),
  )
  const ticks = [0, 6, 12, 18, 24].map((h) =>
    text(
      px(day + h * 3_600_000),
      y + height + 16,
      `${String(h).padStart(2, '0')}:00`,
      'font-size="12" text-anchor="middle"',
    ),
  )
  const scale = [50, 500, 5000, 50_000].map(
    (m) =>
      `${line(
        [
          [x, py(m)],
          [x + width, py(m)],
        ],
        'stroke="#d0d7de"',
      )}${text(x - 6, py(m) + 4, m < 1000 ? `${m} m` : `${m / 1000} km`, 'font-size="12" text-anchor="end"')}`,
  )
  const swatch = (dx: number, fill: string, words: string): string =>
    `<rect x="${x + dx}" y="${y - 20}" width="12" height="12" ` +
    `fill="${fill}"/>${text(x + dx + 17, y - 10, words, 'font-size="12"')}`
  const bridged = line(
    [
      [x + 560, y - 14],
      [x + 584, y - 14],
    ],
    `stroke="${INK}" stroke-dasharray="2 3"`,
  )
  const key = [
    swatch(310, '#f3dcaa', 'in contact'),
    swatch(410, '#d8dee9', 'dark'),
    bridged,
    text(x + 590, y - 10, 'one of them silent for 15 minutes or more', 'font-size="12"'),
  ]
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#fbfbfb"/>${night.join('')}
<rect x="${px(found.start)}" y="${y}" width="${px(found.end) - px(found.start)}" height="${height}" fill="#e69f00" fill-opacity="0.28"/>${scale.join('')}${curve.join('')}${ticks.join('')}
${text(x, y - 10, 'Distance between their antennas, UTC', 'font-size="13" font-weight="600"')}${key.join('')}`
}

const { columns, statics } = await readCsv(createReadStream(file), { name: file })
const { findings, scene: known } = detect({ columns, statics, coastline: await loadCoastline() })
const strong = ofKind(findings, 'rendezvous').filter(({ score }) => score?.band === 'strong')
const [found] = strong.sort((a, b) => b.measures.durationMs - a.measures.durationMs) as [Rendezvous]
const pick = (i: 0 | 1): Track =>
  known.tracks.find((t) => t.id === found.vessels[i].id && t.hull === found.vessels[i].hull)!
const name = (i: 0 | 1): string => found.vessels[i].name ?? found.vessels[i].id
const harbour = nearestHarbour(known.knowledge, found.lon, found.lat)
const scene: Scene = { found, tracks: [pick(0), pick(1)], names: [name(0), name(1)], harbour }
const hours = (ms: number): string => (ms / 3_600_000).toFixed(1)
const heard =
  `${hours(found.measures.observedMs)} h of it with both heard often. Consistent with cargo moved ` +
  `between them; also seen with ships that wait side by side.`
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 694" font-family="system-ui, sans-serif" fill="${INK}">
<rect width="960" height="694" rx="8" fill="#fff"/>
${text(20, 32, `AIS shows ${scene.names.join(' and ')} ${found.measures.medianDistanceM.toFixed(0)} m apart for ${hours(found.measures.durationMs)} h`, 'font-size="19" font-weight="600"')}
${text(20, 54, heard, 'font-size="13"')}
<circle cx="26" cy="76" r="5" fill="${BLUE}"/>${text(38, 80, scene.names[0], 'font-size="13"')}<circle cx="186" cy="76" r="5" fill="${RED}"/>${text(198, 80, scene.names[1], 'font-size="13"')}
${await map(scene, 20, 94, 450)}
${relative(scene, 490, 94, 450)}
${strip(scene, 76, 590, 844, 70)}
</svg>
`
await mkdir(`${root}docs/images`, { recursive: true })
await writeFile(`${root}docs/images/finding.svg`, svg)
