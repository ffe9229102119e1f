import { HOUR_MS } from '../../base/index.js'
import { distanceM } from '../../geo/index.js'
import { placeOfRow, type ReadResult } from '../../io/reading/index.js'
import { idsOf, type VesselRef, type StaticReport, type VesselId, type Track } from '../../model/index.js'
import type { Finding } from '../../stages/index.js'
import { positionAt } from '../../track/index.js'
import { reportsOf, tracksOf, type Source, spanOf } from '../run/index.js'

/** One report that a finding rests on, and where it stands. */
export interface EvidenceRow {
  /** The transmitter. */
  readonly vessel: VesselId
  /** Instant, epoch milliseconds. */
  readonly t: number
  /** File, and line or row in it. */
  readonly file: string
  readonly line?: number
  readonly row?: number
  readonly lon: number
  readonly lat: number
  /** Knots, degrees; absent where they were not sent. */
  readonly sogKn?: number
  readonly cogDeg?: number
  readonly headingDeg?: number
  /** Why it was set aside, where it was and is listed. */
  readonly setAside?: string
}

/** Reports of one ship about a finding. */
interface ShipEvidence {
  readonly vessel: VesselId
  /** How many reports she sent from its start to its end. */
  readonly reports: number
  /** The first and the last of them; where there are next to none, those before and after. */
  readonly rows: readonly EvidenceRow[]
  /** Whether the rows are those before and after. */
  readonly edges: boolean
}

/** How far apart two ships were at an instant. */
interface Apart {
  readonly t: number
  /** Metres between antennas; absent where one of them had no position. */
  readonly distanceM?: number
}

/** What was received. */
export interface Evidence {
  readonly ships: readonly ShipEvidence[]
  /** Of two ships: at instants spread evenly over the finding. */
  readonly apart: readonly Apart[]
  /** Static reports of the ships meanwhile, where the finding is about identities. */
  readonly statics: readonly (StaticReport & { readonly file?: string; readonly line?: number })[]
}

const MOST_SHIPS = 10

/** The reports that a finding rests on: `most` of each ship; undefined where no AIS files were given. */
export function evidenceOf(one: Finding, source: Source, most: number): Evidence | undefined {
  const { read } = source
  if (read === undefined) return undefined
  const span = spanOf(one)
  const ships = new Set(idsOf(one).slice(0, MOST_SHIPS))
  const reports = reportsOf(source, ships)
  const asides = new Map(source.findings.rejected.list.map(({ row, reason }) => [row, reason]))
  const isContact = one.kind === 'rendezvous' || one.kind === 'port-contact'
  const isAboutIdentity = one.kind === 'identity' || one.kind === 'list-match'
  return {
    ships: [...ships].flatMap((vessel) => {
      const track = reports.find(({ id }) => id === vessel)
      return track === undefined ? [] : [shipEvidence(track, span, most, read, asides)]
    }),
    apart: isContact ? apartOver(span, tracksOf(source, ships), one.vessels) : [],
    statics: isAboutIdentity ? staticsBetween(read, ships, span).slice(0, 2 * most) : [],
  }
}

type Span = { readonly start: number; readonly end: number }

function shipEvidence(
  track: Track,
  { start, end }: Span,
  most: number,
  read: ReadResult,
  asides: ReadonlyMap<number, string>,
): ShipEvidence {
  const inside = Array.from(track.t.keys()).filter((i) => track.t[i]! >= start && track.t[i]! <= end)
  const edges = inside.length <= 2
  const rows = edges ? aroundOf(track, { start, end }, most) : endsOf(inside, most)
  return { vessel: track.id, reports: inside.length, rows: rows.map((i) => rowOf(track, i, read, asides)), edges }
}

const endsOf = (places: readonly number[], most: number): readonly number[] =>
  places.length <= most
    ? places
    : [...places.slice(0, Math.ceil(most / 2)), ...places.slice(places.length - Math.floor(most / 2))]

/** Of a gap the last reports before it, and the first from its end on. */
function aroundOf({ t }: Track, { start, end }: Span, most: number): number[] {
  const after = t.findIndex((one) => one >= end)
  const places = Array.from(t.keys())
  const before = places.filter((i) => t[i]! <= start || (t[i]! < end && i < (after < 0 ? Infinity : after)))
  return [
    ...before.slice(-Math.ceil(most / 2)),
    ...(after < 0 ? [] : places.slice(after, after + Math.floor(most / 2))),
  ]
}

function rowOf(
  { id, t, lon, lat, sogKn, cogDeg, headingDeg, row }: Track,
  i: number,
  read: ReadResult,
  asides: ReadonlyMap<number, string>,
): EvidenceRow {
  const where = placeOfRow(read.files, row[i]!)
  const known = (name: string, value: number): object =>
    Number.isNaN(value) ? {} : { [name]: Number(value.toFixed(1)) }
  const aside = asides.get(row[i]!)
  return {
    vessel: id,
    t: t[i]!,
    lon: lon[i]!,
    lat: lat[i]!,
    file: where?.file ?? '',
    ...(where?.line === undefined ? { row: where?.row ?? row[i]! } : { line: where.line }),
    ...known('sogKn', sogKn[i]!),
    ...known('cogDeg', cogDeg[i]!),
    ...known('headingDeg', headingDeg[i]!),
    ...(aside === undefined ? {} : { setAside: aside }),
  }
}

const SAMPLES = 8

function apartOver({ start, end }: Span, tracks: readonly Track[], vessels: readonly VesselRef[]): Apart[] {
  const [a, b] = vessels.map(({ id, hull }) => tracks.find((track) => track.id === id && track.hull === hull))
  if (a === undefined || b === undefined) return []
  return Array.from({ length: SAMPLES + 1 }, (_, k) => {
    const t = start + ((end - start) * k) / SAMPLES
    const [p, q] = [positionAt(a, t, { maxGapMs: HOUR_MS }), positionAt(b, t, { maxGapMs: HOUR_MS })]
    return {
      t,
      ...(p === undefined || q === undefined ? {} : { distanceM: Math.round(distanceM(p.lon, p.lat, q.lon, q.lat)) }),
    }
  })
}

function staticsBetween(
  { statics, files }: ReadResult,
  ships: ReadonlySet<VesselId>,
  { start, end }: Span,
): Evidence['statics'] {
  return statics
    .filter(({ id, t, lastT }) => ships.has(id) && t <= end && (lastT ?? t) >= start)
    .map((one) => {
      const where = one.row === undefined ? undefined : placeOfRow(files, one.row)
      return {
        ...one,
        ...(where === undefined ? {} : { file: where.file, ...(where.line === undefined ? {} : { line: where.line }) }),
      }
    })
}
