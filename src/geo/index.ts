export { type Box, boxAround, boxContains, boxesTouch, splitBox } from './box.js'
export { CELL_M, type CellGrid, cellAt, cellGrid, cellShape, cellsAround } from './cells.js'
export { type DegreeLengths, bearingDeg, centralAngleRad, distanceM, haversineM, metresPerDegree } from './distance.js'
export {
  EARTH_RADIUS_M,
  type LonLat,
  WGS84_A_M,
  WGS84_E2,
  WGS84_F,
  arcOfChordM,
  chordOfArcM,
  fromEcef,
  toEcef,
} from './ellipsoid.js'
export { alongGreatCircle, destination } from './greatCircle.js'
export { eastNorthAt } from './localFrame.js'
export { lonLatBoxDistanceM, nearestInLonLatBox } from './lonLatBox.js'
export { lonDelta, wrapLon } from './longitude.js'
export { meanPlace } from './meanPlace.js'
export { type NearestTree, createNearestTree, findNearest } from './nearestTree.js'
