import { shipObserved } from '../assess/rendezvous/index.js'
import type { Fact } from '../evidence/index.js'
import type {
  Band,
  BriefScore,
  Score,
  VesselId,
  HarbourCall,
  RendezvousChain,
  Ship,
  Particulars,
} from '../model/index.js'
import { kindOf, type Finding, type Findings } from '../stages/index.js'
import { cutText } from '../text/index.js'
import { evidenceLines, type EvidenceLine } from './evidenceLines.js'
import { INDICATOR } from './explain.js'
import { findingsOfShip, shipById } from './lookup.js'
import { namesOf } from './names.js'
import { shipFacts } from './shipFacts.js'

/** A ship as she is named. */
export interface NamedShip {
  /** The transmitter: usually its MMSI. */
  readonly id: VesselId
  /** Her name, or her number where she sent none. Text from the air: escape it wherever it is shown. */
  readonly name: string
}

/** What was weighed of a ship, in words. */
export interface ShipScore {
  /** Sum, bits. For ranking what to look at: no probability. */
  readonly bits: number
  /** The same in words. */
  readonly band: Band
  /** What it is made of, in order of weight. */
  readonly evidence: readonly EvidenceLine[]
}

/** The findings of one kind that a ship takes part in. */
export interface ShipFindings {
  /** Their kind. */
  readonly kind: string
  /** In the field's words, of one. */
  readonly label: string
  /** In the field's words, of several. */
  readonly plural: string
  /** What their bits mean. */
  readonly bitsMean?: string
  /** In the order of `findings.items`. */
  readonly items: readonly Finding[]
}

/** One line of a ship's history. */
export interface TimeLineEntry {
  /** Start, epoch milliseconds. */
  readonly start: number
  /** End, epoch milliseconds; absent while it goes on. */
  readonly end?: number
  /** Kind of the finding. */
  readonly kind: string
  /** The same in the field's words. */
  readonly label: string
  /**
   * What AIS shows, in few words: "alongside JALADI, 57 m apart, at anchor". Text from the air: escape it wherever it
   * is shown.
   */
  readonly what: string
  /** Id of the finding. */
  readonly id: string
  /** The other ships. */
  readonly others: readonly NamedShip[]
  /** What was weighed, bits; absent where nothing was. */
  readonly bits?: number
  /** The same in words. */
  readonly band?: Band
}

/** Rendezvous in turn, with names. */
export interface NamedChain extends Omit<RendezvousChain, 'vessels'> {
  /** The ships in order, at least three. */
  readonly vessels: readonly NamedShip[]
}

/**
 * All that was found of one ship: plain JSON. Names and numbers come from the air: escape them wherever they are shown.
 */
export interface ShipExplanation extends NamedShip {
  /** What she sent of herself, in words: names, numbers, type, size. */
  readonly facts: readonly Fact[]
  /** The same as it was sent, in order of time. */
  readonly particulars: readonly Particulars[]
  /** All that was weighed of her together; absent where nothing was. */
  readonly score?: ShipScore
  /** What was found of her identities together; absent where nothing was. */
  readonly identityScore?: ShipScore
  /** Her findings, kind by kind, in the order in which the best of each kind stands. */
  readonly findings: readonly ShipFindings[]
  /** All her findings in order of time. */
  readonly timeLine: readonly TimeLineEntry[]
  /** Chains of rendezvous that she is part of. */
  readonly chains: readonly NamedChain[]
  /** Her stays in known harbours around her rendezvous, in order of time. */
  readonly harbourCalls: readonly HarbourCall[]
  /** To be shown with it. */
  readonly indicator: typeof INDICATOR
}

const NOBODY: Omit<Ship, 'id'> = { particulars: [] }

/**
 * All that was found of one ship: who she said she was, what was weighed of her, her findings by kind and in order of
 * time, her chains and harbour calls.
 *
 * @param id - the transmitter, usually its MMSI; of one that takes part in nothing all lists are empty.
 * @param findings - of `detect`.
 * @returns plain JSON. Text from the air is in it: escape it wherever it is shown.
 * @example
 * ```ts
 * const { name, timeLine } = explainShip('367000010', findings)
 * name // 'EAGLE TAMPA'
 * timeLine.map(({ label }) => label) // ['loitering', 'rendezvous', 'AIS gap']
 * ```
 */
export function explainShip(id: VesselId, findings: Findings): ShipExplanation {
  const ship: Ship = shipById(findings, id) ?? { id, ...NOBODY }
  const own = findingsOfShip(findings, id)
  const score = scoreOf(ship.score, findings)
  const identityScore = scoreOf(ship.identityScore, findings)
  return {
    ...lastNamed(id, findings),
    facts: shipFacts(ship),
    particulars: ship.particulars,
    ...(score === undefined ? {} : { score }),
    ...(identityScore === undefined ? {} : { identityScore }),
    findings: byKind(own),
    timeLine: own.map((one) => entryOf(one, id, findings)).sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1)),
    chains: (ship.chains ?? []).map((chain) => ({
      ...chain,
      vessels: chain.vessels.map((one) => lastNamed(one, findings)),
    })),
    harbourCalls: ship.harbourCalls ?? [],
    indicator: INDICATOR,
  }
}

/** The name that she sent last. */
function lastNamed(id: VesselId, findings: Findings): NamedShip {
  const names = (shipById(findings, id)?.particulars ?? []).flatMap(({ name }) =>
    name === undefined || name.trim() === '' ? [] : [name],
  )
  return { id, name: cutText(names.at(-1) ?? id) }
}

const scoreOf = (score: Score | BriefScore | undefined, findings: Findings): ShipScore | undefined =>
  score === undefined
    ? undefined
    : {
        bits: score.bits,
        band: score.band,
        evidence: evidenceLines(score, {
          catalogue: findings.catalogue,
          observed: shipObserved,
          nameOf: (id) => lastNamed(id, findings).name,
        }),
      }

function byKind(own: readonly Finding[]): ShipFindings[] {
  const kinds = new Map<string, Finding[]>()
  for (const one of own) {
    const list = kinds.get(one.kind)
    if (list === undefined) kinds.set(one.kind, [one])
    else list.push(one)
  }
  return [...kinds].map(([kind, items]) => {
    const { label, plural, bitsMean } = kindOf(kind)
    return { kind, label, plural, ...(bitsMean === undefined ? {} : { bitsMean }), items }
  })
}

function entryOf(finding: Finding, ship: VesselId, findings: Findings): TimeLineEntry {
  const { start, end, kind, id, vessels, score } = finding
  const nameOf = namesOf(finding, findings)
  const { label, brief } = kindOf(kind)
  const others = vessels.filter((one) => one.id !== ship).map((one) => ({ id: one.id, name: nameOf(one) }))
  return {
    start,
    ...(end === undefined ? {} : { end }),
    kind,
    label,
    what: brief?.(finding, nameOf, ship) ?? label,
    id,
    others,
    ...(score === undefined ? {} : { bits: score.bits, band: score.band }),
  }
}
