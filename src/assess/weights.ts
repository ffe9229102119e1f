import { FITTED_BITS } from './fitted.js'

/** What shares one budget of evidence: of each family the best two factors count. */
export type MeetingFamily =
  | 'closeness' // how near, and on which side
  | 'steadiness' // how still the one lay to the other
  | 'course' // how they came together, held and parted, and for how long
  | 'place' // harbours, land, zones
  | 'company' // who else was there
  | 'work' // everyday work that looks the same
  | 'ships' // types and sizes
  | 'cargo' // draught
  | 'light' // darkness
  | 'silence' // gaps, possible meetings in silence
  | 'identity' // identifiers of either ship
  | 'list' // list matches: context, not conduct

/** What one kind of observation counts for, and what else explains it. */
export interface MeetingWeight {
  /** What it shares a budget with. */
  readonly family: MeetingFamily
  /** log2 of how much likelier it is of a transfer at sea than of other contacts; rounded to 1/256 when used. */
  readonly bits: number
  /** What else looks the same; of what speaks against, which transfers look the same. */
  readonly innocent: readonly string[]
  /** Where the measure and its threshold come from. */
  readonly source: string
}

/** Weights by key: the measure, and after a colon what it showed. */
export type MeetingWeights = Readonly<Record<string, MeetingWeight>>

const weigh = (family: MeetingFamily, bits: number, source: string, ...innocent: readonly string[]): MeetingWeight =>
  ({ family, bits, source, innocent })

const DAY = 'docs/real-day.md: six lightering pairs beside 29,012 contacts of a real day'
const STS = 'OCIMF, STS Transfer Guide (approach from the quarter, parallel, below 5 kn)'
const DRAUGHT = 'RadianceFleet (draught change joined to a meeting); opposite signs and waterplane: ours'

/**
 * What each observation was judged to count for before anything was fitted, in bits. Where neither worlds nor real meetings show
 * an observation, this is what it counts for.
 */
export const JUDGED_MEETING_WEIGHTS: MeetingWeights = {
  'contact:alongside': weigh('closeness', 2, `${STS}; ${DAY}: 50 to 63 m between antennas`, 'tow alongside', 'raft', 'next berth', 'boats of one owner'),
  'contact:near': weigh('closeness', 0.5, DAY, 'neighbours at berths or anchor', 'escort'),
  'contact:reach': weigh('closeness', -1.5, DAY, 'long hulls with antennas at opposite ends'),
  'contact:apart': weigh('closeness', -3, DAY, 'wrong dimensions', 'transfer by hose astern'),
  'bearing:abeam': weigh('closeness', 1, `${DAY}: tankers abeam, tugs ahead or astern`, 'tow alongside', 'pair trawling', 'company in a lane'),
  'bearing:ahead': weigh('closeness', -2, `${DAY}: tankers abeam, tugs ahead or astern`, 'transfer by hose astern', 'antennas at opposite ends of long hulls'),
  'steady:held': weigh('steadiness', 1, `${DAY}: 3 to 44 m at rest`, 'raft', 'tow', 'neighbours on short moorings'),
  'steady:loose': weigh('steadiness', -0.5, `${DAY}: up to 70 m with the approach`, 'long approach within the contact'),
  'steady:wandering': weigh('steadiness', -2.5, `${DAY}: neighbours that swing`, 'transfer in a seaway', 'little of it heard'),
  'steady:aground': weigh('steadiness', -2.5, `${DAY}: berths and moorings move by metres, pairs at anchor by a hundred`, 'transfer at a buoy, or in still water'),
  'relative-speed:still': weigh('steadiness', 0.5, 'research: 2.7, relative speed at most 0.5 to 1 kn', 'any two moored ships'),
  'relative-speed:moving': weigh('steadiness', -1.5, 'research: 2.7, relative speed at most 0.5 to 1 kn', 'transfer in a seaway'),
  'heading:parallel': weigh('steadiness', 1.5, `${DAY}: 1° to 3° in lightering pairs`, 'ships at anchor in one wind', 'next berth', 'company in a lane'),
  'heading:opposite': weigh('steadiness', 0, 'true headings: head to stern', 'neighbours', 'quays'),
  'heading:across': weigh('steadiness', -2, `${DAY}: any angle in neighbours and tugs at work`, 'a wrong gyro'),
  'course:came-and-left': weigh('course', 1.5, `research: 2.7, approach, steady, separation; ${DAY}`, 'pilot', 'service boat', 'tug'),
  'course:came': weigh('course', 1, `research: 2.7; ${DAY}`, 'arrival at a berth or anchorage'),
  'course:left': weigh('course', 1, `research: 2.7; ${DAY}`, 'departure from a berth or anchorage'),
  'course:not-seen': weigh('course', -0.5, 'neither was seen: silence, or a neighbourhood', 'reception lost'),
  'course:whole-record': weigh('course', -3, `${DAY}: 15,295 of 29,012 last through the record`, 'a transfer longer than the record'),
  'visits:several': weigh('course', -1.5, `${DAY}: boats to and fro`, 'two attempts to come alongside'),
  'duration:short': weigh('course', -0.5, 'published encounter rules ask for two hours; ship-to-ship transfers take four to more than a day', 'small cargo', 'part of a longer stay'),
  'duration:usual': weigh('course', 0.5, 'ship-to-ship transfers take two hours to a day', 'any stay'),
  'duration:long': weigh('course', -1, 'ship-to-ship transfers take two hours to a day', 'very large cargo', 'several in turn'),
  'heard:little': weigh('course', -0.5, 'less than a third of it was heard', 'poor reception'),
  'harbour:in': weigh('place', -4, `${DAY}: 98 % of all contacts lie within harbours`, 'transfer in an anchorage that counts as a harbour'),
  'harbour:anchorage': weigh('place', -2, `${DAY}; of the harbours learnt, those where ships lie at anchor`, 'transfer at anchor, which is where most are made'),
  'harbour:beside': weigh('place', -1.5, DAY, 'transfer off a port'),
  'harbour:off': weigh('place', 0, DAY, 'roads and anchorages', 'small harbours that are not known'),
  'harbour:far': weigh('place', 1, DAY, 'harbours that are not known', 'offshore work'),
  'coast:land': weigh('place', -4, `${DAY}: of 289 outside harbours 250 lie within 1 km of land; land of 1:10 million is off by up to 400 m`, 'sheltered bay'),
  'coast:near': weigh('place', -0.5, DAY, 'transfer in coastal waters'),
  'coast:off': weigh('place', 0.5, DAY, 'anchorage', 'fishing ground'),
  'coast:open': weigh('place', 1.5, `${DAY}: 53 to 100 km`, 'offshore work', 'fishing ground'),
  'zone:transfer': weigh('place', 0, 'given: a known transfer area is lawful and common, and says nothing', 'lawful transfer'),
  'zone:harbour': weigh('place', -4, 'given by the caller', 'zone drawn too wide'),
  'zone:anchorage': weigh('place', -1, 'given by the caller', 'transfer at anchor'),
  'zone:watched': weigh('place', 1, 'given by the caller', 'traffic through the zone'),
  'company:none': weigh('company', 0.5, `${DAY}: none at lightering pairs`, 'any two ships alone'),
  'company:some': weigh('company', -0.25, DAY, 'three ships in one transfer'),
  'company:crowd': weigh('company', -2, `${DAY}: up to 9 for tugs in harbours`, 'transfer in a crowded anchorage'),
  'work:two-transmitters': weigh('work', -7, 'one hull: constant offset, same headings, or the same IMO number', 'two ships that were alongside all the time, one with the other’s number'),
  'work:own-boat': weigh('work', -5, 'ITU-R M.585-9: 98MIDxxxx is a craft associated with a parent ship', 'boat used to hand over goods'),
  'work:tow': weigh('work', -7, `${DAY}: 27 of 30 contacts under way are tugs`, 'transfer to a barge under tow'),
  'work:tug': weigh('work', -7, DAY, 'transfer to a barge that sends the tug’s number'),
  'work:barge': weigh('work', -2, `${DAY}: a tug that lies still alongside a tanker or cargo ship at anchor for hours`, 'a tug that stands by'),
  'work:pilot': weigh('work', -5, 'ITU-R M.1371-5, table 53: type 50', 'type entered wrongly'),
  'work:service': weigh('work', -3.5, 'ITU-R M.1371-5, table 53: types 33, 34, 53 to 55, 58', 'type entered wrongly'),
  'work:rescue': weigh('work', -3, 'ITU-R M.1371-5, table 53: type 51', 'type entered wrongly'),
  'work:bunkering': weigh('work', -2, 'a tanker of less than 120 m at a ship near a harbour', 'bunkers are cargo too'),
  'work:supply': weigh('work', -3, 'docs/accuracy.md: supply vessel and rig', 'transfer at a buoy'),
  'work:pair-trawling': weigh('work', -3, 'two fishing vessels in parallel under way', 'fish handed over under way'),
  'work:passenger': weigh('work', -2, 'ITU-R M.1371-5, table 53: types 40 to 49, 60 to 69: crew boats, tenders', 'type entered wrongly', 'boat used to hand over goods'),
  'work:leisure': weigh('work', -3.5, 'ITU-R M.1371-5, table 53: types 36, 37; and 40 to 49, 60 to 69 with each other', 'type entered wrongly', 'boat used to hand over goods'),
  'ships:tankers': weigh('ships', 2, 'both can hand over liquids', 'tankers waiting for a berth'),
  'ships:freight': weigh('ships', 1, 'tanker or cargo ship with another', 'ships waiting for a berth'),
  'ships:catch': weigh('ships', 1.5, 'Miller et al. 2018: fishing vessel and carrier', 'bunkering at sea'),
  'ships:fishing': weigh('ships', -0.5, 'two fishing vessels', 'catch handed over between boats'),
  'ships:freight-and-other': weigh('ships', -0.5, 'a tanker or cargo ship with a vessel of another type', 'type entered wrongly'),
  'ships:others': weigh('ships', -1, 'neither is a tanker, cargo ship or fishing vessel', 'type entered wrongly'),
  'size:large': weigh('ships', 0.5, 'both of 100 m or more', 'ships waiting for a berth'),
  'size:small': weigh('ships', -1, 'both of less than 25 m', 'small boats hand over goods too'),
  'draught:opposite': weigh('cargo', 4, DRAUGHT, 'calls at two ports within the time', 'entries put right at the same time'),
  'draught:one': weigh('cargo', 1, DRAUGHT, 'call at a port', 'bunkers, ballast', 'entry put right'),
  'draught:same': weigh('cargo', -0.5, DRAUGHT, 'late entry', 'several partners'),
  'light:dark': weigh('light', 0.25, 'small by rule: half of all hours are dark', 'every night'),
  'light:moonless': weigh('light', 0.25, 'small by rule', 'half of all nights'),
  'light:day': weigh('light', -0.125, 'small by rule', 'lawful transfers begin by day'),
  'gap:telling': weigh('silence', 1.25, 'a silence that its own score gives four bits or more', 'a fault of transponder or power'),
  'gap:some': weigh('silence', 0.5, 'a silence that its own score gives one bit or more', 'reception lost'),
  'gap:unscored': weigh('silence', 0.25, 'a silence that was not scored', 'reception lost'),
  'dark:same': weigh('silence', 1.5, 'the same two could have met in a silence too', 'ships that wait in one place'),
  'dark:other': weigh('silence', 0.5, 'one of the two could have met another in a silence', 'chance: rivals are counted in its own score'),
  'identity:strong': weigh('identity', 3, 'research: identity 5, scoreIdentity', 'see the findings'),
  'identity:moderate': weigh('identity', 1.5, 'research: identity 5, scoreIdentity', 'see the findings'),
  'identity:weak': weigh('identity', 0.25, 'research: identity 5, scoreIdentity', 'see the findings'),
  'list:match': weigh('list', 0, 'the list: context, not conduct', 'namesake', 'taken off the list'),
}

/**
 * What each observation counts for, in bits: `JUDGED_MEETING_WEIGHTS`, moved by what simulated worlds and looked-at meetings of a real
 * day show (`fitMeetingWeights`; how it was done stands in `src/assess/fitted.ts`). Replace it as a whole, or one entry:
 * `{ ...MEETING_WEIGHTS, 'zone:transfer': { ...MEETING_WEIGHTS['zone:transfer'], bits: -1 } }`.
 */
export const MEETING_WEIGHTS: MeetingWeights = Object.fromEntries(
  Object.entries(JUDGED_MEETING_WEIGHTS).map(([key, weight]) => [key, { ...weight, bits: FITTED_BITS[key] ?? weight.bits }]),
)
