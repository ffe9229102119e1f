export { countText, crowdsText, cutText, distanceText, durationText, instantText, isCrowd, percentText, placeText, plainName, pluralText, speedText, valueText, valuesText } from './text.js'
