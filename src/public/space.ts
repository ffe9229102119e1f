export {
  createLiveIndex,
  type LiveIndex,
  type LiveRefusal,
  type Neighbour,
  createZones,
  zonesAt,
  type Zones,
  coastDistanceM,
  createCoastline,
  isLand,
  type Coastline,
  type RingIndex,
  type GeometryRefusal,
  type PolygonSource,
  type RejectedGeometry,
} from '../place/index.js'
export type { NearestTree } from '../geo/index.js'
export { type ContactOptions, findProximities, PROXIMITY_DEFAULTS, type ProximityOptions } from '../motion/index.js'
