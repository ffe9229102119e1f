import type { IdentityFamily, IdentityRule } from '../model/identity.js'

/** What one kind of observation is worth, and what else explains it. */
export interface IdentityWeight {
  /** The rule. */
  readonly rule: IdentityRule
  /** What it shares a budget with. */
  readonly family: IdentityFamily
  /** log2 of how much likelier the observation is of a disguised ship than of any other; rounded to 1/256 when used. */
  readonly bits: number
  /** What else looks the same. */
  readonly innocent: readonly string[]
  /** Where the rule comes from. */
  readonly source: string
}

/** Weights by key: the rule, and after a colon what was seen where a rule has several strengths. */
export type IdentityWeights = Readonly<Record<string, IdentityWeight>>

const weigh = (
  rule: IdentityRule, family: IdentityFamily, bits: number, source: string, ...innocent: readonly string[]
): IdentityWeight => ({ rule, family, bits, source, innocent })

/**
 * What each rule counts for, in bits. The numbers are judgements, ordered by what authorities and investigators call telling, and
 * not yet fitted to labelled ships: `fitIdentityWeights` makes a table of your own from pairs that you know. Flags of poor
 * registers and Chinese fishing fleets make most of the errors of AIS, so that no rule looks at a flag alone.
 */
export const IDENTITY_WEIGHTS: IdentityWeights = {
  'ID-01': weigh('ID-01', 'format', 0.5, 'ITU-R M.1371-5, table 52; IMO A.1117(30)', 'typing error', 'company number in the field', 'official number of the flag state in the field'),
  'ID-02': weigh('ID-02', 'change', 3, 'UN Panel of Experts 2017 (a ship that left its IMO number out)',
    'transponder reset or replaced', 'inland or class B set put on board'),
  'ID-03': weigh('ID-03', 'format', 1, 'ITU-R M.585-9; fishing fleet records (JAC 150 series)', 'set never programmed', 'gear beacon', 'country number newer than the table'),
  'ID-03:large': weigh('ID-03', 'format', 2, 'ITU-R M.585-9; as ID-03, on a ship of 24 m or more', 'set never programmed', 'country number newer than the table'),
  'ID-05': weigh('ID-05', 'format', 1, 'ITU Radio Regulations 19.50; 4 of 49 ships on the OFAC list', 'reflagging under way', 'bareboat charter', 'dependent territory'),
  'ID-06': weigh('ID-06', 'registry', 1.5, 'Global Fishing Watch: the register before the number', 'stale register (37 of 49 on the OFAC list)', 'reflagging under way'),
  'ID-10': weigh('ID-10', 'change', 0.5, 'US advisories of 2018 and 2020; UK OFSI 2020', 'sale', 'charter or rebranding', 'entry error'),
  'ID-11': weigh('ID-11', 'change', 0.5, 'the mechanics of every reflagging', 'ordinary reflagging', 'number reissued'),
  'ID-11:at-sea': weigh('ID-11', 'change', 2, 'Global Fishing Watch (identity change outside ports)', 'reflagging by radio at sea', 'no reception at the port'),
  'ID-12:3': weigh('ID-12', 'change', 2, 'US advisory of 2020; UK OFSI; threshold ours', 'sale of a fleet', 'register closed', 'last voyage to the breakers'),
  'ID-12:4': weigh('ID-12', 'change', 3, 'US advisory of 2020; UK OFSI; threshold ours', 'sale of a fleet', 'register closed'),
  'ID-13': weigh('ID-13', 'change', 0.5, 'ITU Radio Regulations, article 19', 'call sign reissued', 'entry error put right'),
  'ID-14:length': weigh('ID-14', 'change', 2, 'C4ADS 2021', 'conversion', 'wrong entry put right', 'tow entered as part of the ship'),
  'ID-14:type': weigh('ID-14', 'change', 1, 'C4ADS 2021', 'conversion', 'wrong entry put right'),
  'ID-14:antenna': weigh('ID-14', 'change', 0.5, 'ITU-R M.1371-5, table 52', 'antenna or set moved', 'wrong entry put right'),
  'ID-15': weigh('ID-15', 'change', 2, 'fishing fleet records (JAC 150 series)', 'two ships on one number', 'set lent or on trial'),
  'ID-16': weigh('ID-16', 'change', 2, '14 tankers in three weeks of 2012 (IHS); JAC 150 series', 'rebranding of a company', 'register renumbered its ships'),
  'ID-17': weigh('ID-17', 'timing', 0, 'US advisories of 2018 and 2020: changes together with silences and transfers', 'reception lost for other reasons', 'crew change or survey at the same call'),
  'ID-20:names': weigh('ID-20', 'duplicate', 1, 'Global Fishing Watch: two names on one number for over 24 h', 'number shared in a fleet', 'default number', 'interference with satellite positions', 'receiver clock'),
  'ID-20:same': weigh('ID-20', 'duplicate', 3, 'Global Fishing Watch; Starboard', 'interference with satellite positions', 'false tracks not of this ship', 'receiver clock'),
  'ID-21': weigh('ID-21', 'duplicate', 5, 'UN Panel of Experts; seven days: Global Fishing Watch', 'typing error on the other ship', 'second or spare set ashore'),
  'ID-22': weigh('ID-22', 'duplicate', 3, 'TankerTrackers (a tanker’s identity carried by a tug); multi-MMSI studies', 'tow', 'pusher and barge', 'ferry pair', 'second AIS set'),
  'ID-22:tug': weigh('ID-22', 'duplicate', 1, 'as ID-22, where one of the two is a tug', 'tow', 'pusher and barge', 'escort'),
  'ID-23': weigh('ID-23', 'duplicate', 5, 'C4ADS 2021: identities that change hands', 'tracks mixed up by a receiver', 'sets lent'),
  'ID-24': weigh('ID-24', 'list', 4, 'A LI and YON PUNG 3 (CNS 2020): one digit, equal length', 'typing error of the own number', 'chance: the check digit leaves about seven neighbours to each number'),
  'ID-30': weigh('ID-30', 'registry', 6, 'Equasis and GISIS status; Bloomberg 2024-25', 'register not brought up to date', 'tow to the breakers', 'return to service'),
  'ID-31': weigh('ID-31', 'registry', 2, 'C4ADS 2021; RUSI 2019', 'wrong entry, which is common', 'tow entered as part of the ship'),
  'ID-32:disowned': weigh('ID-32', 'registry', 4, 'IMO Legal Committee: fraudulent registration', 'papers in transition: an administration may accept the ship later'),
  'ID-32:closed': weigh('ID-32', 'registry', 2, 'IMO Legal Committee: closed registers', 'register open to ships of this kind after all'),
  'ID-33': weigh('ID-33', 'list', 0, 'the list: context, not conduct', 'namesake', 'taken off the list', 'company number'),
  'ID-34': weigh('ID-34', 'succession', 2, 'Global Fishing Watch (stitching); C4ADS 2021', 'sale or reflagging of a ship without an IMO number', 'sister ship', 'neighbour in a yard'),
  'ID-34:imo': weigh('ID-34', 'succession', 5, 'C4ADS 2021: one hull under a second IMO number', 'sister ship', 'neighbour in a yard', 'wrong number put right'),
  'ID-35': weigh('ID-35', 'succession', 2, 'C4ADS 2021; TAVIAN 2025', 'new ship', 'start of reception there', 'first voyage into the area'),
  'ID-36': weigh('ID-36', 'succession', 2, 'Bloomberg 2024: number silent for almost three years', 'laid up', 'out of reception'),
}
