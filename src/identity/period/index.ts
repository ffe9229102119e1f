export { type Heard, fixAt, heardOf, locateSpells } from './locate.js'
export {
  type RefusedStatic,
  SPELL_DEFAULTS,
  type SpellOptions,
  type SpellReading,
  addStatics,
  createSpells,
  finishSpells,
  identitySpells,
} from './periods.js'
export { spellsToMatch } from './toMatch.js'
export {
  type Transition,
  flagOf,
  groupSpells,
  shipImo,
  spellsByVessel,
  transitionsOf,
  usable,
  wholeSpan,
} from './transitions.js'
