import type { Evidence } from '../../model/index.js'
import { FITTED_BITS } from './fitted.js'

/** What shares one budget of evidence: of each family the best two factors count. */
export type RendezvousFamily =
  | 'closeness' // how near, and on which side
  | 'steadiness' // how still the one lay to the other
  | 'course' // how they came together, held and parted, and for how long
  | 'place' // harbours, land, zones
  | 'company' // who else was there
  | 'work' // everyday work that looks the same
  | 'ships' // types and sizes
  | 'cargo' // draught
  | 'light' // darkness
  | 'silence' // AIS gaps, dark rendezvous
  | 'identity' // identifiers of either ship
  | 'list' // list matches: context, not conduct

/** What one kind of observation counts for, in words and bits, and what else explains it. */
export interface RendezvousWeight extends Evidence {
  readonly family: RendezvousFamily
  /** log2 of how much likelier it is of a transfer at sea than of other contacts; rounded to 1/256 when used. */
  readonly bits: number
}

/** The catalogue of rendezvous, by key: the measure, and after a colon what it showed. */
export type RendezvousWeights = Readonly<Record<string, RendezvousWeight>>

const weigh = (
  family: RendezvousFamily,
  bits: number,
  [label, words]: readonly [label: string, words?: string],
  source: string,
  ...innocent: readonly string[]
): RendezvousWeight => ({ family, bits, label, ...(words === undefined ? {} : { words }), source, innocent })

const DAY = 'docs/real-day.md: six lightering pairs beside 29,012 contacts of a real day'
const STS = 'OCIMF, STS Transfer Guide (approach from the quarter, parallel, below 5 kn)'
const DRAUGHT = 'RadianceFleet (draught change joined to a rendezvous); opposite signs and waterplane: ours'

/**
 * What each observation was judged to count for before anything was fitted, in bits. Where neither worlds nor real
 * rendezvous show an observation, this is what it counts for.
 */
export const JUDGED_RENDEZVOUS_WEIGHTS: RendezvousWeights = {
  'contact:alongside': weigh(
    'closeness',
    2,
    ['distance: alongside', 'as near as ships side by side'],
    `${STS}; ${DAY}: 50 to 63 m between antennas`,
    'tow alongside',
    'raft',
    'next berth',
    'boats of one owner',
  ),
  'contact:near': weigh(
    'closeness',
    0.5,
    ['distance: near', 'near each other'],
    DAY,
    'neighbours at berths or anchor',
    'escort',
  ),
  'contact:reach': weigh('closeness', -1.5, ['distance: reach'], DAY, 'long hulls with antennas at opposite ends'),
  'contact:apart': weigh(
    'closeness',
    -3,
    ['distance: apart', 'too far apart for hoses'],
    DAY,
    'wrong dimensions',
    'transfer by hose astern',
  ),
  'bearing:abeam': weigh(
    'closeness',
    1,
    ['bearing to each other: abeam', 'abeam of each other'],
    `${DAY}: tankers abeam, tugs ahead or astern`,
    'tow alongside',
    'pair trawling',
    'company in a lane',
  ),
  'bearing:ahead': weigh(
    'closeness',
    -2,
    ['bearing to each other: ahead', 'one ahead of the other'],
    `${DAY}: tankers abeam, tugs ahead or astern`,
    'transfer by hose astern',
    'antennas at opposite ends of long hulls',
  ),
  'steady:held': weigh(
    'steadiness',
    1,
    ['steadiness: held', 'keeping their places to each other'],
    `${DAY}: 3 to 44 m at rest`,
    'raft',
    'tow',
    'neighbours on short moorings',
  ),
  'steady:loose': weigh(
    'steadiness',
    -0.5,
    ['steadiness: loose'],
    `${DAY}: up to 70 m with the approach`,
    'long approach within the contact',
  ),
  'steady:wandering': weigh(
    'steadiness',
    -2.5,
    ['steadiness: wandering', 'moving against each other'],
    `${DAY}: neighbours that swing`,
    'transfer in a seaway',
    'little of it heard',
  ),
  'steady:aground': weigh(
    'steadiness',
    -2.5,
    ['steadiness: aground', 'not moving at all'],
    `${DAY}: berths and moorings move by metres, pairs at anchor by a hundred`,
    'transfer at a buoy, or in still water',
  ),
  'relative-speed:still': weigh(
    'steadiness',
    0.5,
    ['relative speed: still'],
    'research: 2.7, relative speed at most 0.5 to 1 kn',
    'any two moored ships',
  ),
  'relative-speed:moving': weigh(
    'steadiness',
    -1.5,
    ['relative speed: moving'],
    'research: 2.7, relative speed at most 0.5 to 1 kn',
    'transfer in a seaway',
  ),
  'heading:parallel': weigh(
    'steadiness',
    1.5,
    ['headings: parallel', 'heading the same way'],
    `${DAY}: 1° to 3° in lightering pairs`,
    'ships at anchor in one wind',
    'next berth',
    'company in a lane',
  ),
  'heading:opposite': weigh(
    'steadiness',
    0,
    ['headings: opposite', 'head to stern'],
    'true headings: head to stern',
    'neighbours',
    'quays',
  ),
  'heading:across': weigh(
    'steadiness',
    -2,
    ['headings: across', 'heading different ways'],
    `${DAY}: any angle in neighbours and tugs at work`,
    'a wrong gyro',
  ),
  'course:came-and-left': weigh(
    'course',
    1.5,
    ['coming and leaving: came and left', 'having come together and parted'],
    `research: 2.7, approach, steady, separation; ${DAY}`,
    'pilot',
    'service boat',
    'tug',
  ),
  'course:came': weigh(
    'course',
    1,
    ['coming and leaving: came', 'having come together'],
    `research: 2.7; ${DAY}`,
    'arrival at a berth or anchorage',
  ),
  'course:left': weigh(
    'course',
    1,
    ['coming and leaving: left', 'having parted'],
    `research: 2.7; ${DAY}`,
    'departure from a berth or anchorage',
  ),
  'course:not-seen': weigh(
    'course',
    -0.5,
    ['coming and leaving: not seen'],
    'neither was seen: silence, or a neighbourhood',
    'reception lost',
  ),
  'course:whole-record': weigh(
    'course',
    -3,
    ['coming and leaving: whole record', 'for the whole record'],
    `${DAY}: 15,295 of 29,012 last through the record`,
    'a transfer longer than the record',
  ),
  'visits:several': weigh(
    'course',
    -1.5,
    ['visits: several', 'with breaks'],
    `${DAY}: boats to and fro`,
    'two attempts to come alongside',
  ),
  'duration:short': weigh(
    'course',
    -0.5,
    ['duration: short'],
    'published encounter rules ask for two hours; ship-to-ship transfers take four to more than a day',
    'small cargo',
    'part of a longer stay',
  ),
  'duration:usual': weigh(
    'course',
    0.5,
    ['duration: usual'],
    'ship-to-ship transfers take two hours to a day',
    'any stay',
  ),
  'duration:long': weigh(
    'course',
    -1,
    ['duration: long'],
    'ship-to-ship transfers take two hours to a day',
    'very large cargo',
    'several in turn',
  ),
  'heard:little': weigh(
    'course',
    -0.5,
    ['how much was heard: little'],
    'less than a third of it was heard',
    'poor reception',
  ),
  'harbour:in': weigh(
    'place',
    -4,
    ['harbours: in', 'in a harbour'],
    `${DAY}: 98 % of all contacts lie within harbours`,
    'transfer in an anchorage that counts as a harbour',
  ),
  'harbour:anchorage': weigh(
    'place',
    -2,
    ['harbours: anchorage', 'in an anchorage'],
    `${DAY}; of the harbours learnt, those where ships lie at anchor`,
    'transfer at anchor, which is where most are made',
  ),
  'harbour:beside': weigh('place', -1.5, ['harbours: beside'], DAY, 'transfer off a port'),
  'harbour:off': weigh('place', 0, ['harbours: off'], DAY, 'roads and anchorages', 'small harbours that are not known'),
  'harbour:far': weigh(
    'place',
    1,
    ['harbours: far', 'far from known harbours'],
    DAY,
    'harbours that are not known',
    'offshore work',
  ),
  'coast:land': weigh(
    'place',
    -4,
    ['land: close', 'close to land'],
    `${DAY}: of 289 outside harbours 250 lie within 1 km of land; land of 1:10 million is off by up to 400 m`,
    'sheltered bay',
  ),
  'coast:near': weigh('place', -0.5, ['land: near'], DAY, 'transfer in coastal waters'),
  'coast:off': weigh('place', 0.5, ['land: off'], DAY, 'anchorage', 'fishing ground'),
  'coast:open': weigh(
    'place',
    1.5,
    ['land: open', 'in the open sea'],
    `${DAY}: 53 to 100 km`,
    'offshore work',
    'fishing ground',
  ),
  'zone:transfer': weigh(
    'place',
    0,
    ['zones: transfer'],
    'given: a known transfer area is lawful and common, and says nothing',
    'lawful transfer',
  ),
  'zone:harbour': weigh('place', -4, ['zones: harbour'], 'given by the caller', 'zone drawn too wide'),
  'zone:anchorage': weigh('place', -1, ['zones: anchorage'], 'given by the caller', 'transfer at anchor'),
  'zone:watched': weigh('place', 1, ['zones: watched'], 'given by the caller', 'traffic through the zone'),
  'company:none': weigh(
    'company',
    0.5,
    ['other ships near: none'],
    `${DAY}: none at lightering pairs`,
    'any two ships alone',
  ),
  'company:some': weigh('company', -0.25, ['other ships near: some'], DAY, 'three ships in one transfer'),
  'company:crowd': weigh(
    'company',
    -2,
    ['other ships near: crowd'],
    `${DAY}: up to 9 for tugs in harbours`,
    'transfer in a crowded anchorage',
  ),
  'work:two-transmitters': weigh(
    'work',
    -7,
    ['everyday work: two transmitters'],
    'one hull: constant offset, same headings, or the same IMO number',
    'two ships that were alongside all the time, one with the other’s number',
  ),
  'work:own-boat': weigh(
    'work',
    -5,
    ['everyday work: own boat'],
    'ITU-R M.585-9: 98MIDxxxx is a craft associated with a parent ship',
    'boat used to hand over goods',
  ),
  'work:tow': weigh(
    'work',
    -7,
    ['everyday work: tow'],
    `${DAY}: 27 of 30 contacts under way are tugs`,
    'transfer to a barge under tow',
  ),
  'work:tug': weigh('work', -7, ['everyday work: tug'], DAY, 'transfer to a barge that sends the tug’s number'),
  'work:barge': weigh(
    'work',
    -2,
    ['everyday work: barge'],
    `${DAY}: a tug that lies still alongside a tanker or cargo ship at anchor for hours`,
    'a tug that stands by',
  ),
  'work:pilot': weigh(
    'work',
    -5,
    ['everyday work: pilot'],
    'ITU-R M.1371-5, table 53: type 50',
    'type entered wrongly',
  ),
  'work:service': weigh(
    'work',
    -3.5,
    ['everyday work: service'],
    'ITU-R M.1371-5, table 53: types 33, 34, 53 to 55, 58',
    'type entered wrongly',
  ),
  'work:rescue': weigh(
    'work',
    -3,
    ['everyday work: rescue'],
    'ITU-R M.1371-5, table 53: type 51',
    'type entered wrongly',
  ),
  'work:bunkering': weigh(
    'work',
    -2,
    ['everyday work: bunkering'],
    'a tanker of less than 120 m at a ship near a harbour',
    'bunkers are cargo too',
  ),
  'work:supply': weigh(
    'work',
    -3,
    ['everyday work: supply'],
    'docs/accuracy.md: supply vessel and rig',
    'transfer at a buoy',
  ),
  'work:pair-trawling': weigh(
    'work',
    -3,
    ['everyday work: pair trawling'],
    'two fishing vessels in parallel under way',
    'fish handed over under way',
  ),
  'work:passenger': weigh(
    'work',
    -2,
    ['everyday work: passenger'],
    'ITU-R M.1371-5, table 53: types 40 to 49, 60 to 69: crew boats, tenders',
    'type entered wrongly',
    'boat used to hand over goods',
  ),
  'work:leisure': weigh(
    'work',
    -3.5,
    ['everyday work: leisure'],
    'ITU-R M.1371-5, table 53: types 36, 37; and 40 to 49, 60 to 69 with each other',
    'type entered wrongly',
    'boat used to hand over goods',
  ),
  'ships:tankers': weigh(
    'ships',
    2,
    ['types of ships: tankers'],
    'both can hand over liquids',
    'tankers waiting for a berth',
  ),
  'ships:freight': weigh(
    'ships',
    1,
    ['types of ships: freight'],
    'tanker or cargo ship with another',
    'ships waiting for a berth',
  ),
  'ships:catch': weigh(
    'ships',
    1.5,
    ['types of ships: catch'],
    'Miller et al. 2018: fishing vessel and carrier',
    'bunkering at sea',
  ),
  'ships:fishing': weigh(
    'ships',
    -0.5,
    ['types of ships: fishing'],
    'two fishing vessels',
    'catch handed over between boats',
  ),
  'ships:freight-and-other': weigh(
    'ships',
    -0.5,
    ['types of ships: freight and other'],
    'a tanker or cargo ship with a vessel of another type',
    'type entered wrongly',
  ),
  'ships:others': weigh(
    'ships',
    -1,
    ['types of ships: others'],
    'neither is a tanker, cargo ship or fishing vessel',
    'type entered wrongly',
  ),
  'size:large': weigh('ships', 0.5, ['sizes: large'], 'both of 100 m or more', 'ships waiting for a berth'),
  'size:small': weigh('ships', -1, ['sizes: small'], 'both of less than 25 m', 'small boats hand over goods too'),
  'draught:opposite': weigh(
    'cargo',
    4,
    ['draughts: opposite', 'with draughts that changed in opposite senses'],
    DRAUGHT,
    'calls at two ports within the time',
    'entries put right at the same time',
  ),
  'draught:one': weigh(
    'cargo',
    1,
    ['draughts: one', 'with a draught that changed'],
    DRAUGHT,
    'call at a port',
    'bunkers, ballast',
    'entry put right',
  ),
  'draught:same': weigh('cargo', -0.5, ['draughts: same'], DRAUGHT, 'late entry', 'several partners'),
  'light:dark': weigh('light', 0.25, ['light: dark'], 'small by rule: half of all hours are dark', 'every night'),
  'light:moonless': weigh('light', 0.25, ['light: moonless'], 'small by rule', 'half of all nights'),
  'light:day': weigh('light', -0.125, ['light: day'], 'small by rule', 'lawful transfers begin by day'),
  'gap:telling': weigh(
    'silence',
    1.25,
    ['AIS gap: telling', 'about the time of an AIS gap of one'],
    'an AIS gap that its own score gives four bits or more',
    'a fault of transponder or power',
  ),
  'gap:some': weigh(
    'silence',
    0.5,
    ['AIS gap: some', 'about the time of an AIS gap of one'],
    'an AIS gap that its own score gives one bit or more',
    'reception lost',
  ),
  'gap:unscored': weigh('silence', 0.25, ['AIS gap: unscored'], 'an AIS gap that was not scored', 'reception lost'),
  'dark:same': weigh(
    'silence',
    1.5,
    ['dark rendezvous: same', 'which could also have met unheard'],
    'the same two could have met while one or both were silent too',
    'ships that wait in one place',
  ),
  'dark:other': weigh(
    'silence',
    0.5,
    ['dark rendezvous: other'],
    'one of the two could have met another while one or both were silent',
    'chance: rivals are counted in its own score',
  ),
  'identity:strong': weigh(
    'identity',
    3,
    ['identity: strong', 'with much that is odd about the identity of one'],
    'research: identity 5, scoreIdentity',
    'see the findings',
  ),
  'identity:moderate': weigh(
    'identity',
    1.5,
    ['identity: moderate', 'with something odd about the identity of one'],
    'research: identity 5, scoreIdentity',
    'see the findings',
  ),
  'identity:weak': weigh(
    'identity',
    0.25,
    ['identity: weak'],
    'research: identity 5, scoreIdentity',
    'see the findings',
  ),
  'list:match': weigh(
    'list',
    0,
    ['lists: match', 'one of which matches a list'],
    'the list: context, not conduct',
    'namesake',
    'taken off the list',
  ),
}

/**
 * The catalogue of rendezvous: what each observation counts for, in bits, and its words. `JUDGED_RENDEZVOUS_WEIGHTS`,
 * moved by what simulated worlds and rendezvous of a real day that were looked at show (`fitRendezvousWeights`; how it
 * was done stands in `src/assess/weight/fitted.ts`). Replace it as a whole, or one entry: `{ ...RENDEZVOUS_WEIGHTS,
 * 'zone:transfer': { ...RENDEZVOUS_WEIGHTS['zone:transfer'], bits: -1 } }`.
 */
export const RENDEZVOUS_WEIGHTS: RendezvousWeights = Object.fromEntries(
  Object.entries(JUDGED_RENDEZVOUS_WEIGHTS).map(([key, weight]) => [
    key,
    { ...weight, bits: FITTED_BITS[key] ?? weight.bits },
  ]),
)
