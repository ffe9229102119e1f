export { editDistance, withinOneEdit } from './distance.js'
export { NAME_LONGEST, type NameForm, normalizeName } from './form.js'
export { isOneInKorean, koreanKey } from './korean.js'
export {
  AIS_NAME_LENGTH,
  type NameComparison,
  type NameReason,
  type NameRelation,
  SHORTEST_VARIANT,
  compareNames,
} from './names.js'
