export { boundsOf, splitLine } from './bounds.js'
export { checkFindings } from './check.js'
export { type Cell, findingColumns } from './columns.js'
export { TABLE_DEFAULTS, type TableOptions, toCsv } from './csv.js'
export { FOLLOW_THE_MONEY_DEFAULTS, type FollowTheMoneyOptions, toFollowTheMoney } from './followTheMoney.js'
export { type FlatProperties, GEOJSON_DEFAULTS, type GeoJsonOptions, toGeoJSON } from './geojson.js'
export {
  type GfwDistances,
  type GfwEncounter,
  type GfwEvent,
  type GfwGap,
  type GfwLoitering,
  type GfwPosition,
  type GfwRegions,
  type GfwVessel,
  toGfwEvents,
} from './gfwEvents.js'
export { toJson } from './json.js'
export { type PortContactOption, listedFindings } from './listed.js'
export {
  type MfCollection,
  type MfFeature,
  type MfGeometry,
  type MfMeasures,
  type MfProperties,
  type MfReference,
  type MfTexts,
  toMfJson,
} from './mfJson.js'
export {
  type KeplerLine,
  type KeplerTrip,
  type KeplerTrips,
  TRIP_DEFAULTS,
  type Trip,
  type TripOptions,
  type Trips,
  toKeplerTrips,
  toTrips,
} from './trips.js'
