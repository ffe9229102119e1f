export { type DetectInput, type Detection, detect } from './detect.js'
