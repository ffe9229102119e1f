import L from 'leaflet'

export default L

/** A map without tiles, drawn on a canvas: thousands of marks stay quick. */
export function plainMap(element: HTMLElement, crs: L.CRS): L.Map {
  const map = L.map(element, { crs, preferCanvas: true, zoomSnap: 0.25, attributionControl: false, minZoom: -10, worldCopyJump: false })
  L.control.scale({ imperial: false }).addTo(map)
  return map
}
