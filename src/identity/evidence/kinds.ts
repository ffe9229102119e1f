import { KIND_ODDS, type Fact, type FindingKind, type NameOf } from '../../evidence/index.js'
import type {
  Catalogue,
  Evidence,
  VesselRef,
  IdentityDifference,
  IdentityFinding,
  ListMatch,
} from '../../model/index.js'
import { cutText, instantText, plainName, valueText } from '../../text/index.js'
import { basisWords, fieldWords, IDENTITY_OBSERVED, LIST_OBSERVED, listingWords, observedText } from './observed.js'
import { IDENTITY_WEIGHTS, LIST_CATALOGUE, ruleOf } from './weights.js'

const RULE_WORDS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  Object.entries({ ...IDENTITY_WEIGHTS, ...LIST_CATALOGUE }).map(([weight, { words = '' }]) => [ruleOf(weight), words]),
)

/**
 * What an identity rule saw, in words that follow "AIS shows SHIP".
 *
 * @param rule - as a finding names it.
 * @returns the words; of a rule that is not in the catalogue, as a file of another version may have, only that.
 * @example
 * ```ts
 * identityRuleWords('ID-10') // 'sending another name'
 * ```
 */
export const identityRuleWords = (rule: string): string =>
  RULE_WORDS.get(rule) ?? 'with what a rule unknown here describes'

/**
 * The entry of a finding's rule: the given catalogue's, else that of this version; undefined for a rule that neither
 * has.
 */
function entryOf({ measures: { rule, weight } }: IdentityFinding, catalogue: Catalogue): Evidence | undefined {
  // A weight that is not of the rule comes from a file that somebody changed.
  const key = ruleOf(weight) === rule ? weight : rule
  return [catalogue, IDENTITY_WEIGHTS].find((one) => Object.hasOwn(one, key))?.[key]
}

const named = (vessels: readonly VesselRef[], nameOf: NameOf): string =>
  vessels.map((vessel) => nameOf(vessel)).join(' and ')

const timeText = (start: number, end: number): string =>
  start === end ? `at ${instantText(start)}` : `between ${instantText(start)} and ${instantText(end)}`

/** A value as sent, cut to what can be one. */
const sent = (value: string | undefined, none: string): string => (value === undefined ? none : cutText(value, 40))

/** "OLD > NEW"; of what is compared with nothing, only that. */
function changeText({ from, to }: IdentityDifference): string {
  return from === undefined || from === to ? sent(to, 'none') : `${sent(from, 'none')} > ${sent(to, 'none')}`
}

const listedText = ({ from, to }: IdentityDifference): string =>
  from === to ? sent(to, 'none') : `listed as ${sent(from, 'none')}, sent as ${sent(to, 'none')}`

const inBrackets = (parts: readonly string[]): string => (parts.length === 0 ? '' : ` (${parts.join('; ')})`)

const differencesOf = (differences: readonly IdentityDifference[], show: (one: IdentityDifference) => string): Fact[] =>
  differences.map((one) => [fieldWords(one.field), show(one)])

const joined = (facts: readonly Fact[]): string[] => facts.map(([what, value]) => `${what} ${value}`)

const innocentText = (entry: Evidence | undefined): string =>
  entry === undefined || entry.innocent.length === 0 ? 'ordinary changes' : entry.innocent.join(', ')

function identitySentence(finding: IdentityFinding, nameOf: NameOf, catalogue: Catalogue): string {
  const {
    vessels,
    start,
    end,
    measures: { rule, differences },
  } = finding
  const entry = entryOf(finding, catalogue)
  const seen = `${entry?.words ?? identityRuleWords(rule)}${inBrackets(joined(differencesOf(differences, changeText)))}`
  return (
    `AIS shows ${named(vessels, nameOf)} ${seen}, ${timeText(start, end)}. That is consistent with a changed ` +
    `or borrowed identity, and also seen with ${innocentText(entry)}.`
  )
}

const spanFact = (start: number, end: number): Fact =>
  start === end ? ['At', instantText(start)] : ['Between', `${instantText(start)} and ${instantText(end)}`]

/** All that is said of findings on identities. */
export const identityKind: FindingKind<IdentityFinding> = {
  kind: 'identity',
  label: 'identity finding',
  plural: 'identity findings',
  bitsMean: 'for a disguised ship against others, as judged; a bit doubles the odds',
  catalogue: IDENTITY_WEIGHTS,
  odds: KIND_ODDS.identity,
  columns: ['rule'],
  observed: IDENTITY_OBSERVED,
  brief: ({ measures: { rule, differences } }) =>
    `identity: ${identityRuleWords(rule)}${inBrackets(joined(differencesOf(differences, changeText)))}`,
  sentence: identitySentence,
  facts: ({ start, end, measures: { rule, differences, observed } }) => [
    ['Rule', cutText(rule, 20)],
    spanFact(start, end),
    ...differencesOf(differences, changeText),
    ...Object.entries(observed).map(([name, value]): Fact => [plainName(name), valueText(name, value)]),
  ],
}

const LIST_FACTS = [
  ['listedFrom', 'Listed from'],
  ['listedTo', 'Listed until'],
  ['asOf', 'List as of'],
] as const

/** All that is said of matches with lists. They stand apart from all conduct, and have no bits. */
export const listMatchKind: FindingKind<ListMatch> = {
  kind: 'list-match',
  label: 'list match',
  plural: 'list matches',
  catalogue: LIST_CATALOGUE,
  odds: { priorBits: 0, bitsSlope: 0 },
  columns: ['observed.list'],
  observed: LIST_OBSERVED,
  brief: ({ measures: { observed } }) => `on a list, apart from conduct: ${LIST_OBSERVED['ID-33']!(observed)}`,
  sentence: ({ vessels, start, end, measures: { differences, observed } }, nameOf, catalogue) => {
    const entry = Object.hasOwn(catalogue, 'ID-33') ? catalogue['ID-33'] : LIST_CATALOGUE['ID-33']
    const what = [LIST_OBSERVED['ID-33']!(observed), ...joined(differencesOf(differences, listedText))]
    return (
      `AIS shows ${named(vessels, nameOf)} ${identityRuleWords('ID-33')}${inBrackets(what)}, ${timeText(start, end)}. That is consistent with the listed ship, ` +
      `and also seen with ${innocentText(entry)}. It says who she may be, not what she did, and counts nothing.`
    )
  },
  facts: ({ start, end, measures: { differences, observed } }) => [
    ['List', observedText(observed['list'])],
    ['Entry', observedText(observed['entry'])],
    ['Match', `${observedText(observed['strength'])}, by ${basisWords(observed['by'])}`],
    ['At that time', listingWords(observed['listing'])],
    ...LIST_FACTS.flatMap(([name, label]): Fact[] =>
      observed[name] === undefined ? [] : [[label, valueText(name, observed[name])]],
    ),
    spanFact(start, end),
    ...differencesOf(differences, listedText),
  ],
}
