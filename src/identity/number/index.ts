export { type CallSignReading, type CallSignReason, callSignCountry, normalizeCallSign } from './callSign.js'
export {
  DIMENSIONS_DEFAULTS,
  type DimensionsCheck,
  type DimensionsOptions,
  type DimensionsReason,
  type DraughtCheck,
  type DraughtReason,
  checkDimensions,
  checkDraught,
} from './dimensions.js'
export { type FlagComparison, compareCountries, compareFlags, reportedFlagMisuse } from './flags.js'
export { IMO_PASS_BY_CHANCE, type ImoCheck, type ImoReason, checkImo } from './imo.js'
export { midCountry, sovereignOf } from './mid.js'
export { type MmsiReading, type MmsiReason, type MmsiUse, readMmsi } from './mmsi.js'
export { type PlaceholderField, isPlaceholder } from './placeholders.js'
export { type ShipTypeReading, type ShipTypeReason, readShipType } from './shipType.js'
