import { HOUR_MS } from '../base/index.js'
import { nameAt } from '../explain/index.js'
import {
  ofKind,
  type FindingContext,
  type VesselRef,
  type Gap,
  type Loitering,
  type Rendezvous,
} from '../model/index.js'
import type { Findings } from '../stages/index.js'
import { checkFindings } from './check.js'

/** A place as Global Fishing Watch's events give it. */
export interface GfwPosition {
  /** Degrees. */
  readonly lat: number
  /** Degrees. */
  readonly lon: number
}

/** A vessel as Global Fishing Watch's events give it; what darkwake does not know is null. */
export interface GfwVessel {
  /** The transmitter: Global Fishing Watch puts its own id of the vessel here. */
  readonly id: string
  /** As sent. Text from the air: escape it wherever it is shown. */
  readonly name: string | null
  /** The transmitter's number. */
  readonly ssvid: string
  /** Not known here. */
  readonly flag: null
  /** Not known here. */
  readonly type: null
  /** Not known here. */
  readonly publicAuthorizations: readonly never[]
}

/** One item of Global Fishing Watch's events, version 3, as far as darkwake can fill it in. */
export interface GfwEvent {
  /** Id of the finding; of an encounter, with `.1` or `.2` for whose view it is. */
  readonly id: string
  /** In lower case, as in their items. */
  readonly type: 'encounter' | 'gap' | 'loitering'
  /** ISO 8601, with milliseconds. */
  readonly start: string
  /** ISO 8601; empty while a gap is open, as in their items. */
  readonly end: string
  /** Middle of the event; of a gap, where it began. */
  readonly position: GfwPosition
  /** West, south, east, north, degrees. Their own order differs between sources. */
  readonly boundingBox: readonly [number, number, number, number]
  /** None: darkwake holds no areas of theirs. */
  readonly regions: GfwRegions
  /** Kilometres from coast and harbour at `position`, where known. Start and end are not told apart. */
  readonly distances: GfwDistances
  /** Whose event it is. */
  readonly vessel: GfwVessel
  /** Of encounters. */
  readonly encounter?: GfwEncounter
  /** Of gaps. */
  readonly gap?: GfwGap
  /** Of loitering. */
  readonly loitering?: GfwLoitering
}

/** No areas of theirs are known here: all lists are empty. */
export type GfwRegions = Readonly<
  Record<
    'mpa' | 'eez' | 'rfmo' | 'fao' | 'majorFao' | 'eez12Nm' | 'highSeas' | 'mpaNoTakePartial' | 'mpaNoTake',
    readonly never[]
  >
>

/** Kilometres; null where not known. */
export type GfwDistances = Readonly<
  Record<
    'startDistanceFromShoreKm' | 'endDistanceFromShoreKm' | 'startDistanceFromPortKm' | 'endDistanceFromPortKm',
    number | null
  >
>

/** The other ship, and how close and fast the two were. */
export interface GfwEncounter {
  /** The other ship. */
  readonly vessel: GfwVessel
  /** Between antennas, kilometres. */
  readonly medianDistanceKilometers: number
  /** Mean of the two ships' median speeds, knots. */
  readonly medianSpeedKnots: number
  /** Not known: it would need the kinds of both ships, of which theirs has no tanker pair. */
  readonly type: null
  /** Not known here. */
  readonly potentialRisk: null
  /** Not known here. */
  readonly mainVesselPublicAuthorizationStatus: null
  /** Not known here. */
  readonly encounteredVesselPublicAuthorizationStatus: null
}

/** An AIS gap. Distance and speed are texts, as in their items. */
export interface GfwGap {
  /** Null: AIS alone shows no intent. */
  readonly intentionalDisabling: null
  /** Between the two fixes, kilometres. */
  readonly distanceKm: string | null
  /** Hours. */
  readonly durationHours: number
  /** Knots. */
  readonly impliedSpeedKnots: string | null
  /** Null: darkwake does not know which receiver heard a report. */
  readonly positions12HoursBeforeSat: null
  /** Null, for the same reason. */
  readonly positionsPerDaySatReception: null
  /** The last fix before. */
  readonly offPosition: GfwPosition
  /** The first fix after; null while the gap is open. */
  readonly onPosition: GfwPosition | null
}

/** Loitering. */
export interface GfwLoitering {
  /** Hours. */
  readonly totalTimeHours: number
  /** Kilometres. */
  readonly totalDistanceKm: number
  /** Knots. */
  readonly averageSpeedKnots: number
  /** Kilometres; null where not known. */
  readonly averageDistanceFromShoreKm: number | null
}

const REGIONS: readonly (keyof GfwRegions)[] = [
  'mpa',
  'eez',
  'rfmo',
  'fao',
  'majorFao',
  'eez12Nm',
  'highSeas',
  'mpaNoTakePartial',
  'mpaNoTake',
]

/**
 * Findings in the shape of Global Fishing Watch's events, version 3, for tools that read those: encounters (two items
 * for each rendezvous, one from each ship's view), gaps and loitering. Contacts in ports that `detect` lists in brief
 * are not among them.
 *
 * Not the same events: theirs come from other rules. What darkwake does not know is null or empty, and never guessed:
 * regions, flags, kinds of vessels, authorisations, intent.
 *
 * @param findings - of `detect`.
 * @returns items in order of start.
 * @example
 * ```ts
 * toGfwEvents(detect({ reports: [] }).findings) // []
 * ```
 */
export function toGfwEvents(findings: Findings): GfwEvent[] {
  checkFindings('toGfwEvents', findings)
  const vesselOf = (one: VesselRef, t: number): GfwVessel => ({
    id: one.id,
    name: one.name ?? nameAt(findings, one.id, one.hull, t) ?? null,
    ssvid: one.id,
    flag: null,
    type: null,
    publicAuthorizations: [],
  })
  const encounters = ofKind(findings, 'rendezvous').flatMap((r) =>
    (
      [
        [0, 1],
        [1, 0],
      ] as const
    ).map(([own, other]): GfwEvent => ({
      ...common(r),
      id: `${r.id}.${own + 1}`,
      type: 'encounter',
      vessel: vesselOf(r.vessels[own], r.start),
      encounter: encounterOf(r, vesselOf(r.vessels[other], r.start)),
    })),
  )
  const slow = ofKind(findings, 'loitering').map((l): GfwEvent => ({
    ...common(l),
    type: 'loitering',
    vessel: vesselOf(l.vessels[0], l.start),
    loitering: loiteringOf(l),
  }))
  const gaps = ofKind(findings, 'gap').map((g): GfwEvent => ({
    ...common(g),
    type: 'gap',
    vessel: vesselOf(g.vessels[0], g.start),
    gap: gapOf(g),
  }))
  return [...encounters, ...slow, ...gaps].sort((a, b) =>
    a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1,
  )
}

/** What all events have. */
const common = ({
  id,
  start,
  end,
  lon,
  lat,
  context,
}: Rendezvous | Loitering | Gap): Omit<GfwEvent, 'vessel' | 'type'> => ({
  id,
  start: new Date(start).toISOString(),
  end: end === undefined ? '' : new Date(end).toISOString(),
  position: { lat, lon },
  boundingBox: [lon, lat, lon, lat],
  regions: Object.fromEntries(REGIONS.map((key) => [key, []])) as unknown as GfwRegions,
  distances: distancesOf(context),
})

const km = (metres: number): number => metres / 1000
const placeOf = ({ lat, lon }: GfwPosition): GfwPosition => ({ lat, lon })

function distancesOf(context: FindingContext | undefined): GfwDistances {
  const shore = context?.coastDistanceM === undefined ? null : km(context.coastDistanceM)
  const port = context?.harbourDistanceM === undefined ? null : km(context.harbourDistanceM)
  return {
    startDistanceFromShoreKm: shore,
    endDistanceFromShoreKm: shore,
    startDistanceFromPortKm: port,
    endDistanceFromPortKm: port,
  }
}

const encounterOf = (r: Rendezvous, other: GfwVessel): GfwEncounter => ({
  vessel: other,
  medianDistanceKilometers: km(r.measures.medianDistanceM),
  medianSpeedKnots: (r.measures.medianSpeedKn[0] + r.measures.medianSpeedKn[1]) / 2,
  type: null,
  potentialRisk: null,
  mainVesselPublicAuthorizationStatus: null,
  encounteredVesselPublicAuthorizationStatus: null,
})

const loiteringOf = (l: Loitering): GfwLoitering => ({
  totalTimeHours: l.measures.durationMs / HOUR_MS,
  totalDistanceKm: km(l.measures.pathM),
  averageSpeedKnots: l.measures.meanSpeedKn,
  averageDistanceFromShoreKm: l.context?.coastDistanceM === undefined ? null : km(l.context.coastDistanceM),
})

const gapOf = (g: Gap): GfwGap => ({
  intentionalDisabling: null,
  distanceKm: g.measures.distanceM === undefined ? null : String(km(g.measures.distanceM)),
  durationHours: g.measures.durationMs / HOUR_MS,
  impliedSpeedKnots: g.measures.impliedSpeedKn === undefined ? null : String(g.measures.impliedSpeedKn),
  positions12HoursBeforeSat: null,
  positionsPerDaySatReception: null,
  offPosition: placeOf(g.measures.before),
  onPosition: g.measures.after === undefined ? null : placeOf(g.measures.after),
})
