/** What a field of a record can be. */
export type ListField =
  | 'id'
  | 'kind'
  | 'imo'
  | 'mmsi'
  | 'callSign'
  | 'name'
  | 'former'
  | 'alias'
  | 'flag'
  | 'pastFlag'
  | 'type'
  | 'shipType'
  | 'lengthM'
  | 'beamM'
  | 'grossTonnage'
  | 'listedFrom'
  | 'listedTo'
  | 'program'
  | 'url'

/** The fields of a record that are read, each with its values as text. */
export type ListRecord = ReadonlyMap<ListField, readonly string[]>

/** How the fields are called, without blanks, points and capitals. */
const NAMES: Readonly<Record<ListField, string>> = {
  id: 'id uid entnum entityid entryid uniqueid',
  kind: 'schema sdntype entitytype kind',
  imo: 'imo imos imonumber imonumbers imono imonr vesselimo shipimo',
  mmsi: 'mmsi mmsis mmsinumber mmsinumbers mmsino',
  callSign: 'callsign callsigns radiocallsign ircs',
  name: 'name names vesselname shipname vessel caption sdnname currentname nkaname',
  former: 'formername formernames previousname previousnames exname exnames fka fkaname',
  alias: 'alias aliases aka akaname weakalias weakaliases othername othernames',
  flag: 'flag flags flagstate currentflag vesselflag vessflag flagcode',
  pastFlag: 'pastflag pastflags formerflag formerflags previousflag previousflags otherflags',
  type: 'type types vesseltype vesstype shiptypename',
  shipType: 'shiptype aistype',
  lengthM: 'lengthm length loa lengthoverall loam',
  beamM: 'beamm beam breadth width breadthm',
  grossTonnage: 'grosstonnage gt grt grossregisteredtonnage',
  listedFrom:
    'listedfrom listed listedon listingdate dateoflisting datelisted designationdate dateofdesignation ' +
    'datedesignated designated startdate',
  listedTo: 'listedto delisted delistingdate dateofdelisting removed removedon dateremoved enddate',
  program:
    'program programs programme programmes programid risk datasets dataset topics list lists listname reason ' +
    'reasons measures',
  url: 'url sourceurl link',
}

const FIELDS: ReadonlyMap<string, ListField> = /* @__PURE__ */ new Map(
  (Object.keys(NAMES) as ListField[]).flatMap((field) => NAMES[field].split(' ').map((name) => [name, field] as const)),
)

/** Parts of a record that hold fields themselves: FollowTheMoney, and lists as services deliver them. */
const NESTED: ReadonlySet<string> = new Set(['properties', 'vesselinfo', 'vesseldata', 'vessel'])

/** What field a name means; undefined for one that is not read. */
export const keyOf = (name: string): ListField | undefined => FIELDS.get(plain(name))

const plain = (name: string): string =>
  name
    .slice(0, LONGEST_KEY)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')

/** Longer names of fields are broken or hostile. */
const LONGEST_KEY = 80
/** No field of a ship has more values, and no value is longer. */
const MOST_VALUES = 200
const LONGEST_VALUE = 400

/**
 * The fields of a record that are read.
 *
 * @param record - a row of a table with its header, or an object.
 * @param unread - where the names of all others go.
 * @param inside - whether the record is part of another: it has no further parts then.
 */
export function recordFields(
  record: Readonly<Record<string, unknown>>,
  unread: Set<string>,
  inside: boolean = false,
): ListRecord {
  const fields = new Map<ListField, string[]>()
  for (const name of Object.keys(record).sort()) {
    const value = record[name]
    const nested =
      typeof value === 'object' && value !== null && !Array.isArray(value) && !inside && NESTED.has(plain(name))
    const field = keyOf(name)
    if (nested) {
      for (const [key, values] of recordFields(value as Readonly<Record<string, unknown>>, unread, true))
        add(fields, key, values)
    } else if (field === undefined) unread.add(name.slice(0, LONGEST_KEY))
    else add(fields, field, textsOf(value, field))
  }
  return fields
}

function add(fields: Map<ListField, string[]>, field: ListField, values: readonly string[]): void {
  if (values.length > 0) fields.set(field, [...(fields.get(field) ?? []), ...values].slice(0, MOST_VALUES))
}

/** Fields whose text may have a semicolon or a stroke of its own. */
const WHOLE: ReadonlySet<ListField> = new Set(['id', 'url', 'type', 'kind'])

/** The values of a field: of a list each, and of a text each that semicolons or numbers ("1: … 2: …") part. */
function textsOf(value: unknown, field: ListField): string[] {
  if (Array.isArray(value))
    return value.slice(0, MOST_VALUES).flatMap((one: unknown) => (Array.isArray(one) ? [] : textsOf(one, field)))
  if (typeof value === 'number') return Number.isFinite(value) ? [String(value)] : []
  if (typeof value !== 'string' || value.length > LONGEST_VALUE * MOST_VALUES) return []
  const parts = WHOLE.has(field) ? [value] : value.split(/;|\n/).flatMap(numbered)
  return parts
    .map((part) => part.trim())
    .filter((part) => part.length <= LONGEST_VALUE && !isNothing(part))
    .slice(0, MOST_VALUES)
}

/** "1: PANAMA 2: TOGO", as the UN writes several values. */
const numbered = (text: string): string[] =>
  /^\s*1[:.] /.test(text) ? text.split(/(?:^|\s)[1-9][:.] /).slice(1) : [text]

const isNothing = (text: string): boolean => /^(?:|-0-|-|n\/?a|none|null|unknown|not available)$/i.test(text)
