import { distanceText } from '../../text/index.js'
import { button, clean, clockText, colour, el } from './dom.js'
import { type Drawing, type Way, distanceAt, hullOutline, placeAt, stretches } from './drawing.js'
import L, { plainMap } from './leaflet.js'

/** A part of the page that can be drawn again in other colours, and that can show an instant. */
export interface Part {
  readonly repaint: () => void
  readonly showInstant: (s: number) => void
}

/** Colour of the first ship, or the second. */
export const shipColour = (k: number): string => colour(k === 0 ? 'ship-a' : 'ship-b')
/** Dashes of the first ship's line, or the second's: colour alone tells too little. */
export const SHIP_DASH: readonly (readonly number[])[] = [[], [6, 3]]

/** Both tracks in metres, with the hulls to scale at an instant that a slider sets. `still`: for paper. */
export function closeUp(drawing: Drawing, element: HTMLElement, still: boolean, onInstant: (s: number) => void): Part {
  const frame = el('div', {
    class: 'close-up',
    role: 'group',
    'aria-label': 'Close-up: tracks in metres, north up, with hulls to scale where sizes and headings were sent',
  })
  const caption = el('figcaption', {})
  const figure = el('figure', {}, frame)
  element.append(figure)
  // Drawn as vectors: a few hundred points, sharp on paper, and quick.
  const map = plainMap(frame, L.CRS.Simple, still, {
    preferCanvas: false,
    dragging: !still && !matchMedia('(pointer: coarse)').matches,
  })
  const tracks = L.layerGroup().addTo(map)
  const hulls = L.layerGroup().addTo(map)
  let instant = firstInstant(drawing)

  const drawTracks = (): void => {
    tracks.clearLayers()
    for (const line of trackLines(drawing)) tracks.addLayer(line)
  }
  const drawHulls = (): void => {
    hulls.clearLayers()
    for (const mark of hullMarks(drawing, instant)) hulls.addLayer(mark)
    caption.replaceChildren(...captionOf(drawing, instant))
  }
  const fit = (whole: boolean): void => {
    map.fitBounds(whole ? wholeBounds(drawing) : boundsAt(drawing, instant), { animate: false })
  }
  const slide = still
    ? undefined
    : sliderOf(drawing, instant, (s) => {
        instant = s
        drawHulls()
        onInstant(s)
      })
  if (slide !== undefined) {
    const buttons = el(
      'div',
      { class: 'close-up-buttons' },
      button('Ships', { title: 'Show the ships close up' }, () => fit(false)),
      button('Whole tracks', {}, () => fit(true)),
    )
    figure.append(slide.element, buttons)
  }
  figure.append(caption)
  // Of two ships side by side the hulls are what matters, of any other finding the way.
  fit(drawing.ships.filter((way) => placeAt(way, instant) !== undefined).length < 2)
  drawTracks()
  drawHulls()
  return {
    repaint: () => {
      map.invalidateSize({ animate: false })
      drawTracks()
      drawHulls()
    },
    showInstant: (s) => {
      instant = Math.min(Math.max(0, s), (drawing.end - drawing.start) / 1000)
      slide?.set(instant)
      drawHulls()
    },
  }
}

/** The slider, with the instant that it is at in words. */
function sliderOf(
  drawing: Drawing,
  at: number,
  moved: (s: number) => void,
): { element: HTMLElement; set: (s: number) => void } {
  const slider = el('input', {
    type: 'range',
    min: '0',
    max: String(Math.round((drawing.end - drawing.start) / 1000)),
    step: '60',
    'aria-label': 'Instant shown',
  })
  const label = el('output', { 'aria-live': 'off' })
  const tell = (): void => {
    const words = instantWords(drawing, Number(slider.value))
    label.textContent = words
    slider.setAttribute('aria-valuetext', words)
  }
  const set = (s: number): void => {
    slider.value = String(s)
    tell()
  }
  slider.addEventListener('input', () => {
    tell()
    moved(Number(slider.value))
  })
  set(at)
  return { element: el('div', { class: 'slider' }, slider, label), set }
}

const instantWords = ({ start }: Drawing, s: number): string =>
  `${clockText(start + s * 1000, 0, 16).replace('T', ' ')} UTC`

/** The middle of the event where the ships have a place then, else when they were last heard before it. */
function firstInstant({ ships, event }: Drawing): number {
  const middle = Math.round((event[0] + event[1]) / 120) * 60
  return ships.every((way) => placeAt(way, middle) === undefined) ? event[0] : middle
}

/** Each ship's line, fine before and after the event, and broad in it. */
function trackLines({ ships, event }: Drawing): L.Polyline[] {
  return ships.flatMap((way, k) => {
    const style = { color: shipColour(k), interactive: false, ...(k === 1 ? { dashArray: '6 3' } : {}) }
    const line = (from: number, to: number): [number, number][] =>
      way.s.slice(from, to).map((_, i) => [way.north[from + i]!, way.east[from + i]!])
    return stretches(way).flatMap(([from, to]) => {
      const within = way.s
        .map((s, i) => (i >= from && i < to && s >= event[0] && s <= event[1] ? i : -1))
        .filter((i) => i >= 0)
      const all = L.polyline(line(from, to), { ...style, weight: 1.25, opacity: 0.75 })
      return within.length < 2
        ? [all]
        : [all, L.polyline(line(within[0]!, within.at(-1)! + 1), { ...style, weight: 2.5 })]
    })
  })
}

/** Each ship's outline, or a dot where it cannot be drawn, with her name above the northern one and below the other. */
function hullMarks({ ships }: Drawing, s: number): L.Layer[] {
  const places = ships.map((way) => placeAt(way, s))
  const north = Math.max(...places.map((at) => at?.north ?? -Infinity))
  const above = places.findIndex((at) => at?.north === north)
  return ships.flatMap((way, k) => {
    const at = places[k]
    if (at === undefined) return []
    const outline = hullOutline(way, at)
    const style = { color: shipColour(k), weight: 2, interactive: false }
    const dot = L.circleMarker([at.north, at.east], { ...style, radius: outline === undefined ? 5 : 2, fillOpacity: 1 })
    const hull =
      outline === undefined ? [] : [L.polygon(outline, { ...style, fillOpacity: 0.35, className: `hull hull-${k}` })]
    const ends = [at.north, ...(outline ?? []).map(([n]) => n)]
    const edge = k === above ? Math.max(...ends) : Math.min(...ends)
    const name = L.tooltip({
      permanent: true,
      direction: k === above ? 'top' : 'bottom',
      className: 'ship-name',
      offset: [0, k === above ? -7 : 7],
    })
    return [...hull, dot, name.setLatLng([edge, at.east]).setContent(el('span', {}, clean(way.name)))]
  })
}

/** What is drawn how, and what is not known. */
function captionOf(drawing: Drawing, s: number): HTMLElement[] {
  const distance = distanceAt(drawing, s)
  const first = el(
    'span',
    {},
    `${instantWords(drawing, s)}, north up.${distance === null ? '' : ` ${distanceText(distance)} between antennas.`}`,
  )
  return [
    first,
    ...drawing.ships.map((way, k) =>
      el('span', {}, el('span', { class: `swatch ship-${k}` }), ` ${clean(way.name)}: ${shipWords(way, s)}.`),
    ),
  ]
}

function shipWords(way: Way, s: number): string {
  const at = placeAt(way, s)
  if (at === undefined) return 'not heard at this time'
  const speed = at.sogKn === null ? '' : `, ${at.sogKn.toFixed(1)} kn`
  const { dimensions: d } = way
  if (d === undefined) return `no size was sent: a dot at the antenna${speed}`
  const size = `${d.toBowM + d.toSternM} × ${d.toPortM + d.toStarboardM} m`
  if (at.headingDeg === null) return `${size}, but no heading was sent: a dot at the antenna${speed}`
  const antenna =
    way.antennaAssumed === true ? '; the antenna’s place on board was not sent, and is taken amidships' : ''
  return `outline to scale, ${size}, heading ${Math.round(at.headingDeg)}°${speed}${antenna}`
}

/** A square around both ships, with their hulls. */
function boundsAt({ ships }: Drawing, s: number): L.LatLngBounds {
  const places = ships.flatMap((way): [number, number][] => {
    const at = placeAt(way, s)
    return at === undefined ? [] : [[at.north, at.east], ...(hullOutline(way, at) ?? [])]
  })
  const bounds = L.latLngBounds(places)
  const room = Math.max(120, (bounds.getEast() - bounds.getWest()) / 4, (bounds.getNorth() - bounds.getSouth()) / 4)
  return L.latLngBounds(
    [bounds.getSouth() - room, bounds.getWest() - room],
    [bounds.getNorth() + room, bounds.getEast() + room],
  )
}

function wholeBounds({ ships }: Drawing): L.LatLngBounds {
  const bounds = L.latLngBounds(
    ships.flatMap((way) => way.s.map((_, i): [number, number] => [way.north[i]!, way.east[i]!])),
  )
  if (!bounds.isValid()) return L.latLngBounds([-500, -500], [500, 500])
  return bounds
    .pad(0.1)
    .extend([bounds.getSouth() - 100, bounds.getWest() - 100])
    .extend([bounds.getNorth() + 100, bounds.getEast() + 100])
}
