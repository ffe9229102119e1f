import { DEGREE_RAD, HOUR_MS } from '../../base/index.js'
import type { FactorValues, RendezvousMode } from '../../model/index.js'
import { countText, distanceText, durationText, percentText, speedText, valuesText } from '../../text/index.js'
import type { ShipClass } from '../observe/index.js'

/** Puts what was observed into words. */
type Words = (values: FactorValues) => string

/** How two ships in contact moved, in words. */
export const MODE_WORDS: Readonly<Record<RendezvousMode, string>> = {
  drifting: 'drifting together',
  anchored: 'at anchor',
  underway: 'under way in parallel',
}

const CLASS_WORDS: Readonly<Record<ShipClass, readonly [one: string, several: string]>> = {
  tanker: ['a tanker', 'tankers'],
  cargo: ['a cargo ship', 'cargo ships'],
  fishing: ['a fishing vessel', 'fishing vessels'],
  tug: ['a tug', 'tugs'],
  pilot: ['a pilot vessel', 'pilot vessels'],
  rescue: ['a rescue vessel', 'rescue vessels'],
  service: ['a service vessel', 'service vessels'],
  leisure: ['a pleasure craft', 'pleasure craft'],
  passenger: ['a passenger ship', 'passenger ships'],
  other: ['a vessel of another type', 'vessels of other types'],
}

const numberOf = (values: FactorValues, name: string): number | undefined =>
  typeof values[name] === 'number' ? values[name] : undefined
const textOf = (values: FactorValues, name: string): string | undefined =>
  typeof values[name] === 'string' ? values[name] : undefined

/** What is known of several things, with commas between. */
const list = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(', ')

/** One number in words; undefined where it is not known. */
const amount = (values: FactorValues, name: string, words: (value: number) => string): string | undefined => {
  const value = numberOf(values, name)
  return value === undefined ? undefined : words(value)
}

const bitsText = (bits: number): string => `${bits.toFixed(1)} bits`
const counted = (n: number, one: string, several: string): string => `${countText(n)} ${n === 1 ? one : several}`

const wordsOfClass = (name: string | undefined): readonly [one: string, several: string] | undefined =>
  name !== undefined && Object.hasOwn(CLASS_WORDS, name) ? CLASS_WORDS[name as ShipClass] : undefined

/** What the two ships are, by the types that they send. */
const types: Words = (values) => {
  const [a, b] = [wordsOfClass(textOf(values, 'classA')), wordsOfClass(textOf(values, 'classB'))]
  if (a === undefined && b === undefined) return ''
  if (a === b) return `both are ${a![1]}`
  return `${a?.[0] ?? 'a vessel that sends no type'} and ${b?.[0] ?? 'a vessel that sends no type'}`
}

const modeText = (values: FactorValues): string | undefined => {
  const mode = textOf(values, 'mode')
  return mode !== undefined && Object.hasOwn(MODE_WORDS, mode) ? MODE_WORDS[mode as RendezvousMode] : undefined
}

const contact: Words = (values) =>
  list(
    amount(values, 'medianDistanceM', (m) => `${distanceText(m)} between antennas`),
    amount(values, 'hullGapM', (m) => `${distanceText(m)} between hulls`),
  )

/** At rest the share comes from the bearing, which then says more; where they made way it comes from their course. */
const bearing: Words = (values) => {
  const [share, deg] = [numberOf(values, 'acrossShare'), numberOf(values, 'relativeBearingDeg')]
  const atRest =
    deg !== undefined && (share === undefined || Math.abs(Math.abs(Math.sin(deg * DEGREE_RAD)) - share) < 0.01)
  if (atRest) return `the second ship ${Math.round(deg)}° off the bow of the first`
  return share === undefined ? '' : `${percentText(share)} of the distance across their course`
}

const steady: Words = (values) =>
  list(
    amount(values, 'relativeSpreadM', (m) => `within ${distanceText(m)} of their place to each other half of the time`),
    amount(values, 'extentM', (m) => `the pair within ${distanceText(m)} of its mean place`),
  )

const relativeSpeed: Words = (values) =>
  list(amount(values, 'relativeSpeedKn', (kn) => `${speedText(kn)} relative to each other`))
const heading: Words = (values) =>
  list(amount(values, 'headingDifferenceDeg', (deg) => `${Math.round(deg)}° between headings`))

const course: Words = (values) => list(cameText(values), leftText(values))

function cameText(values: FactorValues): string | undefined {
  switch (values['startsBy']) {
    case 'motion':
      return amount(values, 'approachFromM', (m) => `came from ${distanceText(m)} off`) ?? 'came together'
    case 'silence':
      return 'first heard together after a silence'
    case 'record':
      return 'together when the record begins'
    default:
      return undefined
  }
}

function leftText(values: FactorValues): string | undefined {
  switch (values['endsBy']) {
    case 'motion':
      return amount(values, 'separationToM', (m) => `parted to ${distanceText(m)}`) ?? 'parted'
    case 'silence':
      return 'last heard together before a silence'
    case 'record':
      return 'together when the record ends'
    default:
      return undefined
  }
}

const visits: Words = (values) =>
  list(amount(values, 'apartShare', (share) => `apart for ${percentText(share)} of the time`))
const duration: Words = (values) =>
  list(amount(values, 'durationHours', (hours) => `${durationText(hours * HOUR_MS)} together`))
const heard: Words = (values) =>
  list(amount(values, 'observedShare', (share) => `heard for ${percentText(share)} of the time`))

const HARBOUR_KINDS = { port: 'a port', anchorage: 'an anchorage' } as const

const harbour: Words = (values) =>
  list(
    amount(values, 'harbourDistanceM', (m) => {
      if (m > 0) return `${distanceText(m)} from the nearest harbour`
      const kind = textOf(values, 'harbourKind')
      return `in ${kind === 'port' || kind === 'anchorage' ? HARBOUR_KINDS[kind] : 'a harbour'}`
    }),
  )

const coast: Words = (values) =>
  list(
    amount(values, 'coastDistanceM', (m) =>
      m > 0 ? `${distanceText(m)} from land` : 'on land as the coastline has it',
    ),
  )

const zone: Words = (values) => {
  const name = textOf(values, 'zone')
  return name === undefined ? '' : `in the zone "${name}"`
}

const company: Words = (values) =>
  list(
    amount(values, 'neighbours', (n) =>
      n === 0 ? 'no other ship near' : `${counted(n, 'other ship', 'other ships')} near`,
    ),
  )

const twoTransmitters: Words = (values) => {
  const [imo, rule] = [textOf(values, 'imo'), textOf(values, 'rule')]
  return list(
    imo === undefined ? undefined : `both send the IMO number ${imo}`,
    rule === undefined ? undefined : `found to be one hull by their identities (${rule})`,
    amount(values, 'relativeSpreadM', (m) => `within ${distanceText(m)} of their place to each other half of the time`),
    amount(values, 'headingDifferenceDeg', (deg) => `${Math.round(deg)}° between headings`),
    values['sameName'] === true ? 'one name' : undefined,
    types(values),
  )
}

const ownBoat: Words = (values) => list('one number is that of a craft that belongs to a ship', types(values))
const moving: Words = (values) => list(types(values), modeText(values))
const sized: Words = (values) =>
  list(
    types(values),
    amount(values, 'lengthAM', (m) => `the first ${distanceText(m)} long`),
    amount(values, 'lengthBM', (m) => `the second ${distanceText(m)} long`),
  )
const fixed: Words = (values) => list(types(values), steady(values))
const trawling: Words = (values) => list(types(values), contact(values))

const size: Words = (values) =>
  list(
    amount(values, 'shorterM', (m) => `the shorter ${distanceText(m)} long`),
    amount(values, 'longerM', (m) => `the longer ${distanceText(m)}`),
  )

const draught: Words = (values) =>
  list(
    draughtText(values, 'the first', 'changeAM', 'volumeAM3'),
    draughtText(values, 'the second', 'changeBM', 'volumeBM3'),
  )

function draughtText(values: FactorValues, ship: string, change: string, volume: string): string | undefined {
  return amount(values, change, (m) => {
    if (m === 0) return `${ship} as deep as before`
    const water = amount(values, volume, (m3) => ` (${countText(Math.abs(m3))} m³ of water)`) ?? ''
    return `${ship} ${Math.abs(m).toFixed(1)} m ${m > 0 ? 'deeper' : 'shallower'}${water}`
  })
}

const light: Words = (values) =>
  list(amount(values, 'darkShare', (share) => `dark for ${percentText(share)} of the time`))
const moonless: Words = (values) =>
  list(
    light(values),
    amount(values, 'moonlitShare', (share) => `with a moon for ${percentText(share)}`),
  )

const gap: Words = (values) => {
  const [vessel, when] = [textOf(values, 'vessel'), textOf(values, 'when')]
  return list(
    amount(
      values,
      'gapHours',
      (hours) =>
        `AIS gap of ${vessel ?? 'one ship'} for ${durationText(hours * HOUR_MS)}${when === undefined ? '' : ` ${when} it`}`,
    ),
    amount(values, 'gapBits', bitsText),
  )
}

const dark: Words = (values) => {
  const [a, b] = [textOf(values, 'vesselA'), textOf(values, 'vesselB')]
  return list(
    a === undefined || b === undefined ? undefined : `${a} and ${b} could have met unheard`,
    amount(values, 'darkBits', bitsText),
  )
}

const identity: Words = (values) => {
  const vessel = textOf(values, 'vessel')
  const findings = amount(values, 'findings', (n) => counted(n, 'finding', 'findings'))
  return list(
    findings === undefined || vessel === undefined ? findings : `${findings} on the identity of ${vessel}`,
    amount(values, 'identityBits', bitsText),
  )
}

const listed: Words = (values) => `${textOf(values, 'vessel') ?? 'she'} matches an entry of a list`

/** Words by the measure, which is the part of a key before the colon. */
const MEASURES: Readonly<Record<string, Words>> = {
  contact,
  bearing,
  steady,
  'relative-speed': relativeSpeed,
  heading,
  course,
  visits,
  duration,
  heard,
  harbour,
  coast,
  zone,
  company,
  ships: types,
  size,
  draught,
  light,
  gap,
  dark,
  identity,
  list: listed,
}

/** Words by the whole key, where those of its measure do not fit. */
const KEYS: Readonly<Record<string, Words>> = {
  'work:two-transmitters': twoTransmitters,
  'work:own-boat': ownBoat,
  'work:tow': moving,
  'work:tug': moving,
  'work:barge': fixed,
  'work:pilot': types,
  'work:service': types,
  'work:rescue': types,
  'work:bunkering': sized,
  'work:supply': fixed,
  'work:pair-trawling': trawling,
  'work:passenger': types,
  'work:leisure': types,
  'light:moonless': moonless,
}

/** Names and units, where a finding of another version has not what the words are made of. */
const orPlain =
  (words: Words): Words =>
  (values) =>
    words(values) || valuesText(values)

/** What was observed of a rendezvous, as a person says it, for keys of its catalogue. */
export const observedOf = (keys: readonly string[]): Readonly<Record<string, Words>> =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const words = KEYS[key] ?? MEASURES[key.split(':')[0]!]
      return words === undefined ? [] : [[key, orPlain(words)] as const]
    }),
  )

/** What was observed of a ship as a whole, as a person says it, by key of `shipCatalogue`. */
export const shipObserved: Readonly<Record<string, (values: FactorValues) => string>> = {
  'ship:rendezvous': orPlain((values) =>
    list(
      amount(
        values,
        'bestBits',
        (bits) =>
          `${bitsText(bits)} of the best of ${amount(values, 'meetings', (n) => `her ${countText(n)} rendezvous`) ?? 'her rendezvous'}`,
      ),
      amount(values, 'telling', (n) => `${countText(n)} of them worth a look`),
    ),
  ),
  'ship:identity': orPlain(identity),
  'ship:gap': orPlain((values) =>
    list(
      amount(
        values,
        'gapBits',
        (bits) =>
          `${bitsText(bits)} of the most telling of ${amount(values, 'gaps', (n) => `her ${counted(n, 'AIS gap', 'AIS gaps')}`) ?? 'her AIS gaps'}`,
      ),
    ),
  ),
  'ship:chain': orPlain((values) =>
    list(
      amount(values, 'chains', (n) => counted(n, 'chain of rendezvous', 'chains of rendezvous')),
      amount(values, 'ships', (n) => `of ${countText(n)} ships at most`),
    ),
  ),
  'ship:list': listed,
}
