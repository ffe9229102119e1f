import type { PageData, PageItem } from '../html/pageData.js'
import { clean, colour, el } from './dom.js'
import L, { plainMap } from './leaflet.js'

const pairs = (flat: readonly number[]): [number, number][] => {
  const points: [number, number][] = []
  for (let i = 0; i < flat.length; i += 2) points.push([flat[i + 1]!, flat[i]!])
  return points
}

/** Colour of a kind of finding. */
const kindColour = (kind: string): string => colour(`kind-${kind.replaceAll(' ', '-')}`) || colour('kind-other')

/** The map of all findings. */
export interface Overview {
  /** Marks what the list shows. */
  show: (items: readonly PageItem[]) => void
  /** Marks the chosen one, with the tracks around it. */
  choose: (item: PageItem, zoom: boolean) => void
  /** Draws again in other colours. */
  repaint: () => void
}

/** Draws land and findings; `pick` is called with a finding that is clicked. */
export function overview(element: HTMLElement, data: PageData, pick: (item: PageItem) => void): Overview {
  const map = plainMap(element, L.CRS.EPSG3857)
  const land = L.layerGroup().addTo(map)
  const marks = L.layerGroup().addTo(map)
  const chosen = L.layerGroup().addTo(map)
  let shown: readonly PageItem[] = []
  let current: PageItem | undefined
  const fit = (): void => {
    if (shown.length > 0) map.fitBounds(L.latLngBounds(shown.map(({ lat, lon }) => [lat, lon])).pad(0.2), { maxZoom: 9, animate: false })
    else map.setView([0, data.middleLon], 1)
  }
  const drawLand = (): void => {
    land.clearLayers()
    const style = { stroke: true, weight: 1, color: colour('coast'), fillColor: colour('land'), fillOpacity: 1, interactive: false }
    for (const ring of data.land) land.addLayer(L.polygon(pairs(ring), style))
  }
  const drawMarks = (): void => {
    marks.clearLayers()
    // The first of the list on top.
    for (const item of [...shown].reverse()) {
      const mark = L.circleMarker([item.lat, item.lon], { radius: 6, weight: 1, color: colour('ink'), fillColor: kindColour(item.kind), fillOpacity: 0.9 })
      mark.bindTooltip(el('span', {}, clean(`${item.kind}: ${item.vessels}`)))
      mark.on('click', () => pick(item))
      marks.addLayer(mark)
    }
  }
  const drawChosen = (): void => {
    chosen.clearLayers()
    if (current === undefined) return
    for (const area of current.areas ?? []) chosen.addLayer(L.polygon(pairs(area), { color: kindColour(current.kind), weight: 1, fillOpacity: 0.15, interactive: false }))
    current.detail?.ships.forEach((ship, k) => {
      const line = ship.lat.map((lat, i): [number, number] => [lat, ship.lon[i]!])
      chosen.addLayer(L.polyline(line, { color: colour(k === 0 ? 'ship-a' : 'ship-b'), weight: 2, interactive: false }))
    })
    chosen.addLayer(L.circleMarker([current.lat, current.lon], { radius: 11, weight: 3, color: colour('ink'), fill: false, interactive: false }))
  }
  const home = new L.Control({ position: 'topleft' })
  home.onAdd = () => {
    const button = el('button', { type: 'button', class: 'home', title: 'Show all' }, 'All')
    L.DomEvent.disableClickPropagation(button)
    button.addEventListener('click', fit)
    return button
  }
  home.addTo(map)
  drawLand()
  return {
    show: (items) => {
      shown = items
      drawMarks()
      if (current === undefined) fit()
    },
    choose: (item, zoom) => {
      current = item
      drawChosen()
      if (zoom) map.setView([item.lat, item.lon], Math.max(map.getZoom(), 8), { animate: false })
    },
    repaint: () => {
      drawLand()
      drawMarks()
      drawChosen()
    },
  }
}
