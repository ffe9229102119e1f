export { SUCCESSION_DEFAULTS, type SuccessionInput, type SuccessionOptions, findSuccessions } from './successions.js'
