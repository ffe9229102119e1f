import type { IdentityRule } from '../model/identity.js'

/** What each rule saw, after "AIS shows SHIP": the one place of these words. They say what was sent, and accuse nobody. */
const WORDS: Readonly<Record<IdentityRule, string>> = {
  'ID-01': 'sending a number in the IMO field that is no IMO number',
  'ID-02': 'sending an IMO number first and none later',
  'ID-03': 'sending a number of no class of ship or of no country',
  'ID-05': 'sending a call sign of one country and a number of another',
  'ID-06': 'sending a number of one country while the register has another',
  'ID-10': 'sending another name',
  'ID-11': 'sending another MMSI, the IMO number unchanged',
  'ID-12': 'sending numbers of several countries within a short time',
  'ID-13': 'sending another call sign, the country unchanged, or the reverse',
  'ID-14': 'sending another length, type or place of the antenna, the IMO number unchanged',
  'ID-15': 'sending one name, then another, then the first again',
  'ID-16': 'changing what they send within a short time of each other',
  'ID-17': 'changing what is sent about the time of a silence or a meeting',
  'ID-20': 'heard under one number in two places at one time',
  'ID-21': 'sending one IMO number under two MMSIs in two places',
  'ID-22': 'moving as one hull under two numbers',
  'ID-23': 'exchanging identities at a meeting',
  'ID-24': 'sending a number one digit from that of a listed or lately silent ship',
  'ID-30': 'sending an IMO number that the register calls dead or never issued',
  'ID-31': 'sending a length or type that differ from the register',
  'ID-32': 'under a flag whose administration disowns her or whose register is closed',
  'ID-33': 'sending what an entry of a list has too',
  'ID-34': 'as one identity that ends and another that begins on a hull that looks the same',
  'ID-35': 'first heard under way at sea, a large ship without a past',
  'ID-36': 'sailing under a number that slept for long',
}

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
export const identityRuleWords = (rule: string): string => (Object.hasOwn(WORDS, rule) ? WORDS[rule as IdentityRule] : 'with what a rule unknown here describes')

/** What a finding of a rule is consistent with. A list is no conduct: it says who a ship may be. */
export const identityConsistentWith = (rule: string): string => (rule === 'ID-33' ? 'the listed ship' : 'a changed or borrowed identity')
