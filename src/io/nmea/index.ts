export { IN_ORDER } from './messages.js'
export { NMEA_DEFAULTS, type NmeaOptions, addNmea, nmeaParser, readNmea } from './nmea.js'
export { sentenceStart } from './sentence.js'
