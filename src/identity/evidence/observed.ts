import type { FactorValue, FactorValues } from '../../model/index.js'
import {
  cutText,
  distanceText,
  durationText,
  instantText,
  percentText,
  pluralText,
  speedText,
} from '../../text/index.js'
import { readShipType } from '../number/index.js'

type Words = (values: FactorValues) => string

// Values may come from a file of another version: what is missing is said, and nothing is thrown.

/** A value as a text, cut to what can be one. */
export const observedText = (value: FactorValue | undefined, most: number = 40): string =>
  value === undefined ? 'unknown' : cutText(String(value), most)
const measured =
  (show: (value: number) => string) =>
  (value: FactorValue | undefined): string =>
    typeof value === 'number' && Number.isFinite(value) ? show(value) : 'unknown'

const lasting = measured(durationText)
const far = measured(distanceText)
const fast = measured(speedText)
const share = measured(percentText)
const at = measured(instantText)
const many = (one: string, several?: string) => measured((n) => pluralText(n, one, several))
const messages = many('message')
const metres = measured((m) => `${m} m`)
const words =
  (table: Readonly<Record<string, string>>) =>
  (value: FactorValue | undefined): string => {
    const key = observedText(value)
    return Object.hasOwn(table, key) ? table[key]! : key.replaceAll('-', ' ')
  }

/** Fields as a person calls them. */
const FIELDS: Readonly<Record<string, string>> = {
  imo: 'IMO number',
  mmsi: 'MMSI',
  callSign: 'call sign',
  shipType: 'ship type',
  lengthM: 'length (m)',
  vendor: 'transponder',
}

/** A field as a person calls it. */
export const fieldWords: (field: string) => string = words(FIELDS)

const fieldsOf = (value: FactorValue | undefined): string =>
  observedText(value, 200).split(' ').map(fieldWords).join(', ')

/** A group of ship types as a person calls it. */
function typeWords(group: FactorValue | undefined): string {
  const digits = observedText(group)
  return readShipType(digits.length === 1 ? `${digits}0` : digits).label ?? `type ${digits}`
}

const NO_IMO = {
  'wrong-digit': 'its check digit does not fit',
  company: 'it is the number of a company',
  'not-used': 'no such numbers are in use',
  malformed: 'it has not seven digits',
}
const NO_MMSI = {
  'not-allocated': 'no country has these first digits',
  'no-class': 'no class of ship has such a number',
}
const STATUSES = {
  dead: 'the register calls the ship dead',
  'never-issued': 'the register says that the number was never issued',
}
const TARGETS = { list: 'a listed ship', silence: 'a ship lately silent' }

const mmsiChanged: Words = ({ imo, atSea }) =>
  `IMO number ${observedText(imo)} kept${atSea === undefined ? '' : atSea === true ? ', changed at sea' : ', not at sea'}`
const flagsOf: Words = ({ imo, flags }) => `${many('flag')(flags)} under IMO number ${observedText(imo)}`

/** Two hulls heard at one time, or only two names sent by turns. */
const twoPlaces: Words = ({ overlapMs, hulls, apartM, names }) =>
  hulls === undefined
    ? `${many('name')(names)} sent by turns for ${lasting(overlapMs)}`
    : `${many('hull')(hulls)} heard at once for ${lasting(overlapMs)}, ${far(apartM)} apart`

const together: Words = ({ underWayMs, minDistanceM }) =>
  `together under way for ${lasting(underWayMs)}, as near as ${far(minDistanceM)}`

const exchanged: Words = ({ exchanged: what, jumpM, meetingStart, meetingEnd, minDistanceM }) =>
  `${what === 'positions' ? `positions changed places, a jump of ${far(jumpM)}` : `${fieldsOf(what)} changed over`}; within ${far(minDistanceM)} of each other between ${at(meetingStart)} and ${at(meetingEnd)}`

const succession: Words = ({ silentMs, distanceM, sleptMs, linkageBits, rivals }) =>
  [
    `heard ${lasting(silentMs)} later`,
    ...(distanceM === undefined ? [] : [`${far(distanceM)} away`]),
    ...(sleptMs === undefined ? [] : [`after a silence of its own of ${lasting(sleptMs)}`]),
    `fits with ${observedText(linkageBits)} bits`,
    many('other candidate')(rivals),
  ].join(', ')

const BASES = {
  imo: 'IMO number',
  mmsi: 'MMSI',
  'call-sign-name': 'call sign and name',
  'call-sign': 'call sign alone',
  'name-size': 'name and size',
  name: 'name alone',
}
const LISTINGS = {
  listed: 'listed all the while',
  partly: 'listed for a part of the time',
  'listed-later': 'not yet listed then',
  'delisted-before': 'no longer listed then',
  undated: 'the list does not say since when',
}

/** By what a match was found. */
export const basisWords: (by: FactorValue | undefined) => string = words(BASES)
/** Whether the ship was listed at the time. */
export const listingWords: (listing: FactorValue | undefined) => string = words(LISTINGS)

/** What was observed, in words, by weight. */
export const IDENTITY_OBSERVED: Readonly<Record<string, Words>> = {
  'ID-01': ({ reason, messages: sent }) => `${words(NO_IMO)(reason)}, in ${messages(sent)}`,
  'ID-02': ({ kept, messagesBefore, messagesAfter }) =>
    `${fieldsOf(kept)} kept; ${messages(messagesBefore)} with the number, ${messages(messagesAfter)} without`,
  'ID-03': ({ reason }) => words(NO_MMSI)(reason),
  'ID-03:large': ({ reason, lengthM }) => `${words(NO_MMSI)(reason)}, on a ship of ${metres(lengthM)}`,
  'ID-05': ({ disagreementMs }) => `they disagreed for ${lasting(disagreementMs)}`,
  'ID-06': ({ lagMs }) => `they disagreed for ${lasting(lagMs)}`,
  'ID-10': ({ messagesBefore, messagesAfter }) =>
    `${messages(messagesBefore)} with the name before, ${messages(messagesAfter)} with the one after`,
  'ID-11': mmsiChanged,
  'ID-11:at-sea': mmsiChanged,
  'ID-12:3': flagsOf,
  'ID-12:4': flagsOf,
  'ID-13': ({ sameFlag }) =>
    sameFlag === true ? 'another call sign, the same country' : 'the same call sign, another country',
  'ID-14:length': ({ imo, lengthBeforeM, lengthAfterM, lengthShare }) =>
    `${metres(lengthBeforeM)} before, ${metres(lengthAfterM)} after, a difference of ${share(lengthShare)}, both under IMO number ${observedText(imo)}`,
  'ID-14:type': ({ imo, typeBefore, typeAfter }) =>
    `${typeWords(typeBefore)} before, ${typeWords(typeAfter)} after, both under IMO number ${observedText(imo)}`,
  'ID-14:antenna': ({ imo }) => `the antenna moved, under IMO number ${observedText(imo)}`,
  'ID-15': ({ lastedMs }) => `the name in between lasted ${lasting(lastedMs)}`,
  'ID-16': ({ ships, by, spreadMs }) =>
    `${many('ship')(ships)} ${by === 'owner' ? 'of one owner' : 'in one place'} within ${lasting(spreadMs)}`,
  'ID-17': ({ occasion, apartMs, changes }) =>
    `${many('change')(changes)} ${apartMs === 0 ? 'within' : `${lasting(apartMs)} from`} ${occasion === 'gap' ? 'an AIS gap' : 'a rendezvous'}`,
  'ID-20:names': twoPlaces,
  'ID-20:same': twoPlaces,
  'ID-21': ({ imo, bothOnMs, apartMs, maxApartM }) =>
    `IMO number ${observedText(imo)} under both for ${lasting(bothOnMs)}; for ${lasting(apartMs)} of it far apart, ` +
    `at most ${far(maxApartM)}`,
  'ID-22': together,
  'ID-22:tug': together,
  'ID-23': exchanged,
  'ID-24': ({ lengthDifferenceM, comparedWith }) =>
    `one digit from ${words(TARGETS)(comparedWith)}, lengths within ${metres(lengthDifferenceM)}`,
  'ID-30': ({ status }) => words(STATUSES)(status),
  'ID-31': ({ lengthShare, typesDiffer }) =>
    [
      ...(lengthShare === undefined ? [] : [`lengths differ by ${share(lengthShare)}`]),
      typesDiffer === true ? 'types differ' : 'types do not differ',
    ].join(', '),
  'ID-32:disowned': () => 'the administration of the flag says that the ship is not its own',
  'ID-32:closed': () => 'the register of the flag is closed to such ships',
  'ID-34': succession,
  'ID-34:imo': succession,
  'ID-35': ({ unheardMs, lengthM, speedKn }) =>
    `first heard ${lasting(unheardMs)} after the record began, ${metres(lengthM)} long, at ${fast(speedKn)}`,
  'ID-36': ({ silentMs }) => `silent for ${lasting(silentMs)}`,
}

/** How an entry of a list matches, in words. */
export const LIST_OBSERVED: Readonly<Record<string, Words>> = {
  'ID-33': ({ list, entry, by, strength, listing }) =>
    `${observedText(list)}, entry ${observedText(entry)}: ${observedText(strength)} match by ${basisWords(by)}, ${listingWords(listing)}`,
}
