import type { Catalogue, Evidence, IdentityFamily, IdentityRule } from '../../model/index.js'

/** The rule of a weight: what its key has before the colon. */
export const ruleOf = (weight: string): IdentityRule => weight.split(':', 1)[0] as IdentityRule

/** What each rule saw, after "AIS shows SHIP": the one place of these words. They say what was sent, and accuse nobody. */
const WORDS: Readonly<Record<IdentityRule, string>> = {
  'ID-01': 'sending a number in the IMO field that is no IMO number',
  'ID-02': 'sending an IMO number first and none later',
  'ID-03': 'sending an MMSI of no class of ship or of no country',
  'ID-05': 'sending a call sign of one country and an MMSI of another',
  'ID-06': 'sending an MMSI of one country while the register has another',
  'ID-10': 'sending another name',
  'ID-11': 'sending another MMSI, the IMO number unchanged',
  'ID-12': 'sending MMSIs of several countries within a short time',
  'ID-13': 'sending another call sign, the country unchanged, or the reverse',
  'ID-14': 'sending another length, type or place of the antenna, the IMO number unchanged',
  'ID-15': 'sending one name, then another, then the first again',
  'ID-16': 'changing what they send within a short time of each other',
  'ID-17': 'changing what is sent about the time of an AIS gap or a rendezvous',
  'ID-20': 'heard under one MMSI in two places at one time',
  'ID-21': 'sending one IMO number under two MMSIs in two places',
  'ID-22': 'moving as one hull under two MMSIs',
  'ID-23': 'exchanging identities at a rendezvous',
  'ID-24': 'sending a number one digit from that of a listed or lately silent ship',
  'ID-30': 'sending an IMO number that the register calls dead or never issued',
  'ID-31': 'sending a length or type that differ from the register',
  'ID-32': 'under a flag whose administration disowns her or whose register is closed',
  'ID-33': 'sending what an entry of a list has too',
  'ID-34': 'as one identity that ends and another that begins on a hull that looks the same',
  'ID-35': 'first heard under way at sea, a large ship without a past',
  'ID-36': 'sailing again under a number that was silent for long',
}

const weigh = (
  rule: IdentityRule, label: string, family: IdentityFamily, bits: number | undefined, source: string, ...innocent: readonly string[]
): Evidence => ({ family, ...(bits === undefined ? {} : { bits }), label, words: WORDS[rule], source, innocent })

/**
 * What each rule counts for, in bits, by weight: the rule, and after a colon what was seen where a rule has several strengths. The
 * numbers are judgements, ordered by what authorities and investigators call telling, and not yet fitted to labelled ships:
 * `fitIdentityWeights` makes a table of your own from pairs that you know. Flags of poor registers and Chinese fishing fleets make most of
 * the errors of AIS, so that no rule looks at a flag alone. ID-17 has no bits of its own: it is worth as much as the changes that it
 * strengthens.
 */
export const IDENTITY_WEIGHTS: Catalogue = {
  'ID-01': weigh('ID-01', 'IMO number: none of a ship', 'format', 0.5,
    'ITU-R M.1371-5, table 52; IMO A.1117(30)', 'typing error', 'company number in the field', 'official number of the flag state in the field'),
  'ID-02': weigh('ID-02', 'IMO number: no longer sent', 'change', 3,
    'UN Panel of Experts 2017 (a ship that left its IMO number out)', 'transponder reset or replaced', 'inland or class B set put on board'),
  'ID-03': weigh('ID-03', 'MMSI: of no class or country', 'format', 1,
    'ITU-R M.585-9; fishing fleet records (JAC 150 series)', 'set never programmed', 'gear beacon', 'country number newer than the table'),
  'ID-03:large': weigh('ID-03', 'MMSI: of no class or country, on a large ship', 'format', 2,
    'ITU-R M.585-9; as ID-03, on a ship of 24 m or more', 'set never programmed', 'country number newer than the table'),
  'ID-05': weigh('ID-05', 'call sign and MMSI: of two countries', 'format', 1,
    'ITU Radio Regulations 19.50; 4 of 49 ships on the OFAC list', 'reflagging under way', 'bareboat charter', 'dependent territory'),
  'ID-06': weigh('ID-06', 'register: another flag', 'registry', 1.5,
    'Global Fishing Watch: the register before the number', 'stale register (37 of 49 on the OFAC list)', 'reflagging under way'),
  'ID-10': weigh('ID-10', 'name: another', 'change', 0.5, 'US advisories of 2018 and 2020; UK OFSI 2020', 'sale', 'charter or rebranding', 'entry error'),
  'ID-11': weigh('ID-11', 'MMSI: another', 'change', 0.5, 'the mechanics of every reflagging', 'ordinary reflagging', 'number reissued'),
  'ID-11:at-sea': weigh('ID-11', 'MMSI: another, changed at sea', 'change', 2,
    'Global Fishing Watch (identity change outside ports)', 'reflagging by radio at sea', 'no reception at the port'),
  'ID-12:3': weigh('ID-12', 'flags: three in a short time', 'change', 2,
    'US advisory of 2020; UK OFSI; threshold ours', 'sale of a fleet', 'register closed', 'last voyage to the breakers'),
  'ID-12:4': weigh('ID-12', 'flags: four in a short time', 'change', 3, 'US advisory of 2020; UK OFSI; threshold ours', 'sale of a fleet', 'register closed'),
  'ID-13': weigh('ID-13', 'call sign and country: one changed without the other', 'change', 0.5,
    'ITU Radio Regulations, article 19', 'call sign reissued', 'entry error put right'),
  'ID-14:length': weigh('ID-14', 'hull: another length', 'change', 2, 'C4ADS 2021', 'conversion', 'wrong entry put right', 'tow entered as part of the ship'),
  'ID-14:type': weigh('ID-14', 'hull: another type of ship', 'change', 1, 'C4ADS 2021', 'conversion', 'wrong entry put right'),
  'ID-14:antenna': weigh('ID-14', 'hull: another place of the antenna', 'change', 0.5,
    'ITU-R M.1371-5, table 52', 'antenna or set moved', 'wrong entry put right'),
  'ID-15': weigh('ID-15', 'name: another for a while', 'change', 2,
    'fishing fleet records (JAC 150 series)', 'two ships on one number', 'set lent or on trial'),
  'ID-16': weigh('ID-16', 'several ships: changed together', 'change', 2,
    '14 tankers in three weeks of 2012 (IHS); JAC 150 series', 'rebranding of a company', 'register renumbered its ships'),
  'ID-17': weigh('ID-17', 'change: about an AIS gap or a rendezvous', 'timing', undefined,
    'US advisories of 2018 and 2020: changes together with silences and transfers', 'reception lost for other reasons', 'crew change or survey at the same call'),
  'ID-20:names': weigh('ID-20', 'MMSI in two places: under two names', 'duplicate', 1,
    'Global Fishing Watch: two names on one number for over 24 h', 'number shared in a fleet', 'default number', 'interference with satellite positions', 'receiver clock'),
  'ID-20:same': weigh('ID-20', 'MMSI in two places: under one name', 'duplicate', 3,
    'Global Fishing Watch; Starboard', 'interference with satellite positions', 'false tracks not of this ship', 'receiver clock'),
  'ID-21': weigh('ID-21', 'IMO number: under two MMSIs, far apart', 'duplicate', 5,
    'UN Panel of Experts; seven days: Global Fishing Watch', 'typing error on the other ship', 'second or spare set ashore'),
  'ID-22': weigh('ID-22', 'two MMSIs: on one hull', 'duplicate', 3,
    'TankerTrackers (a tanker’s identity carried by a tug); multi-MMSI studies', 'tow', 'pusher and barge', 'ferry pair', 'second AIS set'),
  'ID-22:tug': weigh('ID-22', 'two MMSIs: on one hull, one of them of a tug', 'duplicate', 1,
    'as ID-22, where one of the two is a tug', 'tow', 'pusher and barge', 'escort'),
  'ID-23': weigh('ID-23', 'identities: exchanged at a rendezvous', 'duplicate', 5,
    'C4ADS 2021: identities that change hands', 'tracks mixed up by a receiver', 'sets lent'),
  'ID-24': weigh('ID-24', 'IMO number: one digit from another', 'list', 4,
    'A LI and YON PUNG 3 (CNS 2020): one digit, equal length', 'typing error of the own number', 'chance: the check digit leaves about seven neighbours to each number'),
  'ID-30': weigh('ID-30', 'register: number dead or never issued', 'registry', 6,
    'Equasis and GISIS status; Bloomberg 2024-25', 'register not brought up to date', 'tow to the breakers', 'return to service'),
  'ID-31': weigh('ID-31', 'register: another length or type', 'registry', 2,
    'C4ADS 2021; RUSI 2019', 'wrong entry, which is common', 'tow entered as part of the ship'),
  'ID-32:disowned': weigh('ID-32', 'flag: disowned by its administration', 'registry', 4,
    'IMO Legal Committee: fraudulent registration', 'papers in transition: an administration may accept the ship later'),
  'ID-32:closed': weigh('ID-32', 'flag: of a closed register', 'registry', 2,
    'IMO Legal Committee: closed registers', 'register open to ships of this kind after all'),
  'ID-34': weigh('ID-34', 'succession: on one hull', 'succession', 2,
    'Global Fishing Watch (stitching); C4ADS 2021', 'sale or reflagging of a ship without an IMO number', 'sister ship', 'neighbour in a yard'),
  'ID-34:imo': weigh('ID-34', 'succession: on one hull, under another IMO number', 'succession', 5,
    'C4ADS 2021: one hull under a second IMO number', 'sister ship', 'neighbour in a yard', 'wrong number put right'),
  'ID-35': weigh('ID-35', 'large ship: without a past', 'succession', 2,
    'C4ADS 2021; TAVIAN 2025', 'new ship', 'start of reception there', 'first voyage into the area'),
  'ID-36': weigh('ID-36', 'number: heard again after long silence', 'succession', 2,
    'Bloomberg 2024: number silent for almost three years', 'laid up', 'out of reception'),
}

/** What a match with a list counts for: nothing, as a list is no conduct. */
export const LIST_CATALOGUE: Catalogue = {
  'ID-33': weigh('ID-33', 'list: a match', 'list', 0, 'the list: context, not conduct', 'namesake', 'taken off the list', 'company number'),
}
