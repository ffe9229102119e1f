import { type PageItem, fromSteps, markOf } from '../page/index.js'
import { shipColour } from './closeUp.js'
import { markWords, type Context } from './context.js'
import { clean, colour, el } from './dom.js'
import { icon } from './shapes.js'
import L, { plainMap, shapeMark } from './leaflet.js'

const pairs = (flat: readonly number[]): [number, number][] => {
  const points: [number, number][] = []
  for (let i = 0; i < flat.length; i += 2) points.push([flat[i + 1]!, flat[i]!])
  return points
}

const placed = ({ lat, lon }: PageItem): [number, number][] =>
  Number.isFinite(lat) && Number.isFinite(lon) ? [[lat!, lon!]] : []

/** The map of all findings. */
export interface Overview {
  /** Marks what the list shows. */
  readonly show: (items: readonly PageItem[]) => void
  /** Marks the chosen one, with the tracks around it; `zoom` where the map is to go there. */
  readonly choose: (item: PageItem, zoom: boolean) => void
  /** Whether the map shows its place. */
  readonly inView: (item: PageItem) => boolean
  /** Draws again in other colours. */
  readonly repaint: () => void
}

/**
 * Draws land and findings; `pick` is called with a finding that is clicked, `moved` when another place is shown.
 * `still`: for paper.
 */
export function overview(
  element: HTMLElement,
  context: Context,
  still: boolean,
  pick: (item: PageItem) => void,
  moved: () => void,
): Overview {
  const { data } = context
  const map = plainMap(element, L.CRS.EPSG3857, still, { preferCanvas: !still })
  const land = L.layerGroup().addTo(map)
  const marks = L.layerGroup().addTo(map)
  const chosen = L.layerGroup().addTo(map)
  const tip = L.tooltip({ direction: 'top', offset: [0, -6] })
  let shown: readonly PageItem[] = []
  let current: PageItem | undefined
  let fitted = false
  const fit = (): void => {
    const places = shown.flatMap(placed)
    if (places.length > 0) map.fitBounds(L.latLngBounds(places).pad(0.1), { maxZoom: 9, animate: false })
    else map.setView([0, data.middleLon], 1, { animate: false })
  }
  const drawLand = (): void => {
    land.clearLayers()
    const style = {
      stroke: true,
      weight: 1,
      color: colour('coast'),
      fillColor: colour('land'),
      fillOpacity: 1,
      interactive: false,
    }
    for (const ring of data.land) land.addLayer(L.polygon(pairs(ring), style))
  }
  const drawMarks = (): void => {
    marks.clearLayers()
    const ink = colour('ink')
    // The first of the list on top.
    for (const item of [...shown].reverse()) {
      const { shape, colour: fillColor } = markOf(item.kind, item.mode)
      for (const at of placed(item)) {
        const mark = shapeMark(at, {
          shape,
          radius: item.band === 'strong' ? 7 : 5,
          weight: 1,
          color: ink,
          fillColor,
          fillOpacity: 0.9,
          interactive: !still,
        })
        mark.on({
          click: () => pick(item),
          mouseover: () =>
            tip
              .setLatLng(at)
              .setContent(el('span', {}, clean(`${markWords(item, context)}: ${item.vessels}`)))
              .openOn(map),
          mouseout: () => tip.close(),
        })
        marks.addLayer(mark)
      }
    }
  }
  const drawChosen = (): void => {
    chosen.clearLayers()
    if (current === undefined) return
    for (const area of current.areas ?? [])
      chosen.addLayer(
        L.polygon(pairs(area), {
          color: markOf(current.kind, current.mode).colour,
          weight: 1,
          fillOpacity: 0.15,
          interactive: false,
        }),
      )
    current.detail?.ships.forEach((ship, k) => {
      const lon = fromSteps(ship.lon, 1e-5)
      const line = fromSteps(ship.lat, 1e-5).map((lat, i): [number, number] => [lat, lon[i]!])
      chosen.addLayer(
        L.polyline(line, {
          color: shipColour(k),
          weight: 2,
          interactive: false,
          ...(k === 1 ? { dashArray: '6 3' } : {}),
        }),
      )
    })
    for (const at of placed(current)) {
      chosen.addLayer(
        L.circleMarker(at, { radius: 12, weight: 5, color: colour('page'), fill: false, interactive: false }),
      )
      chosen.addLayer(
        L.circleMarker(at, { radius: 12, weight: 2.5, color: colour('ink'), fill: false, interactive: false }),
      )
    }
  }
  if (!still) homeButton(map, fit)
  fit()
  drawLand()
  map.on('moveend', moved)
  return {
    show: (items) => {
      shown = items
      drawMarks()
      if (!fitted) fit()
      fitted = true
    },
    choose: (item, zoom) => {
      current = item
      drawChosen()
      if (zoom && placed(item).length > 0) map.setView(placed(item)[0]!, Math.max(map.getZoom(), 8), { animate: false })
    },
    inView: (item) => placed(item).some((at) => map.getBounds().contains(at)),
    repaint: () => {
      map.invalidateSize({ animate: false })
      drawLand()
      drawMarks()
      drawChosen()
    },
  }
}

function homeButton(map: L.Map, fit: () => void): void {
  const home = new L.Control({ position: 'topleft' })
  home.onAdd = () => {
    const made = el('button', { type: 'button', class: 'home', 'aria-label': 'Show all findings on the map' }, 'All')
    L.DomEvent.disableClickPropagation(made)
    made.addEventListener('click', fit)
    return made
  }
  home.addTo(map)
}

/** What the marks mean. */
export function mapLegend(items: readonly PageItem[], context: Context): HTMLElement {
  const marks = new Map(items.map((item) => [markWords(item, context), item]))
  return el(
    'ul',
    { class: 'legend map-legend', 'aria-label': 'Marks on the map' },
    ...[...marks].map(([words, item]) => el('li', {}, icon(item), ` ${words}`)),
  )
}
