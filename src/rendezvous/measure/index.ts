export { hullCorners, hullDistanceM } from './hull.js'
export { measureStays } from './measure.js'
