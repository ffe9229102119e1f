import { withDefaults, HOUR_MS } from '../../base/index.js'
import { scoreIdentity, type IdentityScoreOptions } from '../../identity/evidence/index.js'
import { RENDEZVOUS_WEIGHTS, type RendezvousWeights } from './weights.js'

/** What a zone of the caller's means for a rendezvous in it. */
export type ZoneRole =
  | 'transfer' // a known transfer area: neutral
  | 'harbour' // counts as within a harbour
  | 'anchorage' // ships wait there next to each other
  | 'watched' // where the caller wants to see what there is

/** How rendezvous and ships are weighed. */
export interface AssessOptions {
  /** Weights. Default `RENDEZVOUS_WEIGHTS`; observations whose weight is left out count nothing. */
  readonly weights?: RendezvousWeights | undefined
  /** How identities are weighed. Default: as `scoreIdentity` does; `detect` passes `options.identity.score`. */
  readonly identity?: IdentityScoreOptions | undefined
  /** What zones mean, by name. Default: nothing; a zone without a role is context only. */
  readonly zoneRoles?: Readonly<Record<string, ZoneRole>> | undefined
  /**
   * From this number of bits on an indicator is moderate. Default 3: eight times likelier of a transfer than of other
   * contacts.
   */
  readonly moderateBits?: number | undefined
  /** From this number of bits on, with two independent families, it is strong. Default 6: 64 times. */
  readonly strongBits?: number | undefined
  /**
   * An AIS gap that long before or after a rendezvous still belongs to it, ms. Default 6 hours: the way to a partner
   * and away.
   */
  readonly aroundMs?: number | undefined
  /** A draught entered that long after a rendezvous still belongs to it, ms. Default 48 hours: crews enter it late. */
  readonly lateEntryMs?: number | undefined
  /** The next rendezvous of a chain begins at most that long after the last one's end, ms. Default 72 hours. */
  readonly maxChainMs?: number | undefined
  /** Rendezvous with fewer bits make no chains, and make nobody a ship that is weighed. Default 3: moderate. */
  readonly minChainBits?: number | undefined
  /** Most chains of one ship. Default 20. */
  readonly maxChains?: number | undefined
  /** Most flags, and most harbour calls, of one ship. Default 200. */
  readonly maxListed?: number | undefined
}

/** Options with defaults filled in. */
export type AssessSettings = { readonly [K in keyof AssessOptions]-?: Exclude<AssessOptions[K], undefined> }

/** Defaults of `assess`. */
export const ASSESS_DEFAULTS: AssessSettings = {
  weights: RENDEZVOUS_WEIGHTS,
  identity: {},
  zoneRoles: {},
  moderateBits: 3,
  strongBits: 6,
  aroundMs: 6 * HOUR_MS,
  lateEntryMs: 48 * HOUR_MS,
  maxChainMs: 72 * HOUR_MS,
  minChainBits: 3,
  maxChains: 20,
  maxListed: 200,
}

const TIME = { min: 0, max: 1e6 * HOUR_MS }
const BITS = { min: -1000, max: 1000 }

/** Fills in and checks options. */
export function assessOptions(given: AssessOptions | undefined): AssessSettings {
  const settings = withDefaults('assess', ASSESS_DEFAULTS, given, {
    moderateBits: BITS,
    strongBits: BITS,
    minChainBits: BITS,
    aroundMs: TIME,
    lateEntryMs: TIME,
    maxChainMs: TIME,
    maxChains: { min: 0, max: 10_000 },
    maxListed: { min: 0, max: 1e6 },
  })
  scoreIdentity([], settings.identity) // throws where they are wrong, also where there is no identity to weigh
  return settings
}
