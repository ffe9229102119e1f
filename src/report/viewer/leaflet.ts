import L from 'leaflet'
import type { Shape } from '../page/index.js'
import { corners } from './shapes.js'

export default L

/** A map without tiles. On a canvas thousands of marks stay quick; as a drawing it prints sharp, and at once. */
export function plainMap(element: HTMLElement, crs: L.CRS, still: boolean, options: L.MapOptions = {}): L.Map {
  const hands = still
    ? {
        zoomControl: false,
        dragging: false,
        keyboard: false,
        scrollWheelZoom: false,
        doubleClickZoom: false,
        boxZoom: false,
        touchZoom: false,
      }
    : {}
  const map = L.map(element, {
    crs,
    preferCanvas: true,
    zoomSnap: 0.25,
    attributionControl: false,
    minZoom: -10,
    worldCopyJump: false,
    inertia: false,
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
    ...hands,
    ...options,
  })
  L.control.scale({ imperial: false }).addTo(map)
  return map
}

/** What Leaflet's renderers offer to a mark that draws itself. */
interface Renderers {
  readonly _renderer: {
    readonly _drawing?: boolean
    readonly _ctx?: CanvasRenderingContext2D
    _fillStroke?: (ctx: CanvasRenderingContext2D, layer: unknown) => void
    _setPath?: (layer: unknown, path: string) => void
  }
  readonly _point: L.Point
  readonly options: ShapeOptions
  _empty: () => boolean
}

interface ShapeOptions extends L.CircleMarkerOptions {
  /** Its outline. */
  readonly shape: Shape
}

const ShapeMark = L.CircleMarker.extend({
  _updatePath(this: Renderers): void {
    const { _renderer: renderer, _point: at, options } = this
    const ctx = renderer._ctx
    // Of thousands of marks most lie outside what is shown.
    if (ctx !== undefined && (renderer._drawing !== true || this._empty())) return
    const path = corners(options.shape, options.radius ?? 6)
    if (renderer._setPath !== undefined)
      return renderer._setPath(this, `M${path.map(([x, y]) => `${at.x + x} ${at.y + y}`).join('L')}Z`)
    if (ctx === undefined) return
    ctx.beginPath()
    for (const [x, y] of path) ctx.lineTo(at.x + x, at.y + y)
    ctx.closePath()
    renderer._fillStroke?.(ctx, this)
  },
}) as unknown as new (at: L.LatLngExpression, options: ShapeOptions) => L.CircleMarker

/** A mark in the shape and colour of a kind of finding: never told by its colour alone. */
export const shapeMark = (at: [number, number], options: ShapeOptions): L.CircleMarker => new ShapeMark(at, options)
