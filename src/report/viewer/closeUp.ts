import type { PageDetail, PageShip } from '../html/pageData.js'
import { clean, colour, el } from './dom.js'
import L, { plainMap } from './leaflet.js'

/** Both tracks in metres, with the hulls to scale at an instant that a slider sets. */
export function closeUp(detail: PageDetail, element: HTMLElement): { repaint: () => void } {
  const frame = el('div', { class: 'close-up', role: 'img', 'aria-label': 'Tracks in metres, with hulls to scale' })
  const slider = el('input', { type: 'range', min: '0', max: String(Math.round((detail.end - detail.start) / 1000)), step: '60', 'aria-label': 'Instant' })
  const label = el('output', {})
  element.append(frame, el('div', { class: 'slider' }, slider, label))
  const map = plainMap(frame, L.CRS.Simple)
  const tracks = L.layerGroup().addTo(map)
  const hulls = L.layerGroup().addTo(map)
  const instant = (): number => Number(slider.value)
  const drawTracks = (): void => {
    tracks.clearLayers()
    detail.ships.forEach((ship, k) => {
      const color = shipColour(k)
      for (const [from, to] of stretches(ship)) {
        const line = range(from, to).map((i): [number, number] => [ship.north[i]!, ship.east[i]!])
        tracks.addLayer(L.polyline(line, { color, weight: 1.5, opacity: 0.8, interactive: false }))
      }
    })
  }
  const drawHulls = (): void => {
    hulls.clearLayers()
    detail.ships.forEach((ship, k) => {
      const at = placeAt(ship, instant())
      if (at === undefined) return
      const outline = hullOutline(ship, at)
      const style = { color: shipColour(k), weight: 2, fillOpacity: 0.35, interactive: false }
      const mark = outline === undefined ? L.circleMarker([at.north, at.east], { ...style, radius: 5 }) : L.polygon(outline, style)
      mark.bindTooltip(el('span', {}, clean(ship.name)), { permanent: true, direction: k === 0 ? 'left' : 'right', className: 'ship-name' })
      hulls.addLayer(mark)
    })
    label.textContent = `${new Date(detail.start + instant() * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  }
  slider.value = String((detail.event[0] + detail.event[1]) / 2)
  slider.addEventListener('input', drawHulls)
  map.fitBounds(boundsAt(detail, instant()), { animate: false })
  drawTracks()
  drawHulls()
  return {
    repaint: () => {
      drawTracks()
      drawHulls()
    },
  }
}

/** Colour of the first ship, or the second. */
export const shipColour = (k: number): string => colour(k === 0 ? 'ship-a' : 'ship-b')

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)

/** Indices of the fixes between silences. */
function stretches({ s, silent }: PageShip): [number, number][] {
  const cuts = silent.map(([from]) => s.findIndex((at) => at > from)).filter((i) => i > 0)
  const edges = [0, ...cuts, s.length]
  return edges.slice(1).map((to, i) => [edges[i]!, to])
}

interface Place {
  readonly east: number
  readonly north: number
  readonly headingDeg: number | null
}

/** Where a ship was, on the line between its fixes; undefined in a silence, and before and after its record. */
function placeAt(ship: PageShip, at: number): Place | undefined {
  if (ship.silent.some(([from, to]) => at > from && at < to)) return undefined
  const next = ship.s.findIndex((s) => s >= at)
  if (next < 0 || (next === 0 && ship.s[0] !== at)) return undefined
  const i = Math.max(0, next - 1)
  const span = ship.s[next]! - ship.s[i]!
  const share = span === 0 ? 0 : (at - ship.s[i]!) / span
  return {
    east: ship.east[i]! + (ship.east[next]! - ship.east[i]!) * share,
    north: ship.north[i]! + (ship.north[next]! - ship.north[i]!) * share,
    headingDeg: ship.headingDeg[share < 0.5 ? i : next]!,
  }
}

/** Bow, stern and sides around the antenna, as sent; undefined where size or heading is not known. */
function hullOutline({ dimensions: d }: PageShip, { east, north, headingDeg }: Place): [number, number][] | undefined {
  if (d === undefined || headingDeg === null || headingDeg >= 360) return undefined
  const [s, c] = [Math.sin((headingDeg * Math.PI) / 180), Math.cos((headingDeg * Math.PI) / 180)]
  const beam = d.toPortM + d.toStarboardM
  const shoulder = d.toBowM - Math.min(beam, (d.toBowM + d.toSternM) / 4)
  const at = (ahead: number, right: number): [number, number] => [north + ahead * c - right * s, east + ahead * s + right * c]
  const middle = (d.toStarboardM - d.toPortM) / 2
  return [at(-d.toSternM, -d.toPortM), at(shoulder, -d.toPortM), at(d.toBowM, middle), at(shoulder, d.toStarboardM), at(-d.toSternM, d.toStarboardM)]
}

/** A square around both ships. */
function boundsAt({ ships }: PageDetail, at: number): L.LatLngBounds {
  const places = ships.map((ship) => placeAt(ship, at) ?? { east: ship.east[0] ?? 0, north: ship.north[0] ?? 0 })
  const bounds = L.latLngBounds(places.map(({ east, north }) => [north, east]))
  const room = Math.max(250, (bounds.getEast() - bounds.getWest()) / 2, (bounds.getNorth() - bounds.getSouth()) / 2)
  return L.latLngBounds([bounds.getSouth() - room, bounds.getWest() - room], [bounds.getNorth() + room, bounds.getEast() + room])
}
