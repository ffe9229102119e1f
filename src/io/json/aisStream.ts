import type { ReadReason } from '../reading/index.js'
import { isObject, type Json } from './objects.js'

/**
 * The messages of aisstream.io by their names there, with the types of M.1371-5; a type of 0 is read from the message.
 */
const TYPES: Readonly<Record<string, number>> = {
  PositionReport: 0,
  StandardClassBPositionReport: 18,
  ExtendedClassBPositionReport: 19,
  ShipStaticData: 5,
  StaticDataReport: 24,
  LongRangeAisBroadcastMessage: 27,
  BaseStationReport: 4,
  CoordinatedUTCInquiry: 10,
  StandardSearchAndRescueAircraftReport: 9,
  AidsToNavigationReport: 21,
}

/** A message's fields under the usual names; its `Timestamp` is the second of the minute, and no instant. */
function renamed(body: Json): Json {
  const { Type: shipType, Dimension: hull, MaximumStaticDraught: draught, UserID: id, ...others } = body
  const { A: sizeA, B: sizeB, C: sizeC, D: sizeD } = isObject(hull) ? hull : {}
  return { ...others, Timestamp: undefined, mmsi: id, shipType, draught, sizeA, sizeB, sizeC, sizeD }
}

/**
 * The records in one message of aisstream.io, with plain names; undefined where it is no such message.
 *
 * Its fields `MetaData.time_utc` and `Message[MessageType]` are read. The ship's name in `MetaData` is what the service
 * knows of it, not what this message said, and is left out.
 */
export function unwrapAisStream(value: Json): Json[] | Extract<ReadReason, 'not-a-report' | 'malformed'> | undefined {
  const { MessageType: type, Message: message, MetaData: meta } = value
  if (typeof type !== 'string' || !isObject(message)) return undefined
  const body = message[type]
  const known = TYPES[type]
  if (known === undefined) return 'not-a-report'
  if (!isObject(body)) return 'malformed'
  const { time_utc: time, MMSI: mmsi } = isObject(meta) ? meta : {}
  const head = {
    ...renamed(body),
    ...(body['UserID'] === undefined ? { mmsi } : {}),
    time,
    messageType: known === 0 ? body['MessageID'] : known,
  }
  if (known !== 24) return [head]
  const parts = [body['ReportA'], body['ReportB']].filter(
    (part): part is Json => isObject(part) && part['Valid'] !== false,
  )
  return parts.map((part) => {
    const { ShipType: shipType, ...others } = renamed(part)
    return { ...others, shipType, mmsi: head.mmsi, time, messageType: 24 }
  })
}
