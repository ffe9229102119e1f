import { shipClass } from '../../assess/observe/index.js'
import { explainShip, findingById, type ShipExplanation, type TimeLineEntry } from '../../explain/index.js'
import type { Findings } from '../../stages/index.js'
import { cutText, instantText, isCrowd } from '../../text/index.js'
import { modeOf, type PageTimeLine, type PageVessel } from '../page/index.js'

/** The ships of a page: each gets its place when it is first asked for. */
export interface Vessels {
  /** Place of a ship in the list. */
  readonly placeOf: (id: string) => number
  /** All that were asked for, and those of their time lines. */
  readonly list: () => PageVessel[]
}

// A longer history is for `darkwake inspect`.
const MOST_LINES = 60
const MOST_LETTERS = 500

/** Gathers what is known of the ships of a page; time lines have what the page does not list. */
export function vesselsOf(findings: Findings, listed: ReadonlySet<string>): Vessels {
  const places = new Map<string, number>()
  const placeOf = (id: string): number => {
    const place = places.get(id) ?? places.size
    places.set(id, place)
    return place
  }
  const list = (): PageVessel[] => {
    const made: PageVessel[] = []
    // Ships that a time line names come to the list while it is made; of them no time line.
    const asked = places.size
    for (const id of places.keys()) {
      const ship = explainShip(id, findings)
      made.push({ ...knownOf(ship), ...(made.length < asked ? historyOf(ship, findings, listed, placeOf) : {}) })
    }
    return made
  }
  return { placeOf, list }
}

function knownOf({ id, particulars, facts, harbourCalls, chains, score }: ShipExplanation): PageVessel {
  const names = particulars.flatMap(({ name }) => name ?? [])
  const type = shipClass(particulars.at(-1)?.shipType)
  return {
    id,
    ...(names.length === 0 ? {} : { name: cutText(names.at(-1)!, MOST_LETTERS) }),
    ...(type === undefined ? {} : { type }),
    facts: [
      ...facts,
      ...harbourCalls.map(
        (call) =>
          ['Harbour call', `${call.harbourKind}, ${instantText(call.start)} to ${instantText(call.end)}`] as const,
      ),
      ...chains.map(({ vessels }) => ['Rendezvous in turn', vessels.map(({ name }) => name).join(' → ')] as const),
    ],
    ...(score === undefined ? {} : { bits: score.bits, band: score.band }),
  }
}

function historyOf(
  { timeLine }: ShipExplanation,
  findings: Findings,
  listed: ReadonlySet<string>,
  placeOf: (id: string) => number,
): Partial<PageVessel> {
  const rest = timeLine.filter(({ id }) => !listed.has(id))
  const portContacts = rest.filter(({ kind }) => kind === 'port-contact').length
  const crowds = rest.filter(isOfCrowd).length
  const lines = rest.filter((one) => one.kind !== 'port-contact' && !isOfCrowd(one))
  const kept = new Set(
    [...lines].sort((a, b) => (b.bits ?? -Infinity) - (a.bits ?? -Infinity) || a.start - b.start).slice(0, MOST_LINES),
  )
  return {
    ...(kept.size === 0
      ? {}
      : { timeLine: lines.filter((one) => kept.has(one)).map((one) => lineOf(one, findings, placeOf)) }),
    ...(lines.length === kept.size ? {} : { leftOut: lines.length - kept.size }),
    ...(portContacts === 0 ? {} : { portContacts }),
    ...(crowds === 0 ? {} : { crowds }),
  }
}

const isOfCrowd = ({ others }: TimeLineEntry): boolean => isCrowd(others.length + 1)

function lineOf(
  { start, end, kind, id, others, bits }: TimeLineEntry,
  findings: Findings,
  placeOf: (id: string) => number,
): PageTimeLine {
  const mode = modeOf(findingById(findings, id)?.measures ?? {})
  return {
    t: start,
    ...(end === undefined ? {} : { end }),
    kind,
    ...(mode === undefined ? {} : { mode }),
    of: id,
    ...(others.length !== 1 ? {} : { other: placeOf(others[0]!.id) }),
    ...(bits === undefined ? {} : { bits }),
  }
}
