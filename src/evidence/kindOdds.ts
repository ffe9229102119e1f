// Written by scripts/priors.ts: do not edit.
import type { KindOdds } from './kind.js'

/** Kinds of findings whose odds were fitted together. A contact in a port is a rendezvous whose bits say where it lies. */
export type OrderedKind = 'rendezvous' | 'port-contact' | 'group' | 'gap' | 'dark-rendezvous' | 'sparse' | 'lone-loitering' | 'loitering' | 'identity'

/**
 * By kind: log2 of the odds that a finding is worth opening is `priorBits + bitsSlope * bits`. What worth opening means for each kind, and how well this
 * holds, stands in docs/guide/order.md. A new kind brings its own in its `FindingKind`.
 *
 * Fitted by weighted logistic regression on simulated worlds (test/world/priors.ts): contacts seeds 31 to 34, silences 301 to 324, meetings in silence
 * 101 to 124, identities 31 to 33. The worlds' own shares of wrongdoing are made up, so that examples are weighted to what realistic traffic holds: for contacts, groups
 * and loitering what was found and looked at on one real day of 5029 ships; for the others a choice, one of each way of hiding in 1000 ship-days.
 *
 * - rendezvous: 397 of 820 in the worlds; 20 of 76 contacts at sea on the day; slope as fitted 2.00 (1.68 to 2.65)
 * - group: 8 of 83 in the worlds; 4 of 389 on the day
 * - loitering: 272 of 979 in the worlds; 11 of 467 on the day
 * - gap: 319 of 8827 in the worlds; 5.0 of 1137; slope as fitted 0.53 (0.49 to 0.57)
 * - dark-rendezvous: 142 of 36336 in the worlds; 4.9 of 3924; slope as fitted 1.26 (1.17 to 1.37)
 * - sparse: 76 of 126 in the worlds; as for gaps; slope as fitted 0.64 (0.31 to 2.63)
 * - lone-loitering: 34 of 406 in the worlds; 2.0 of 38
 * - identity: 372 of 1647 in the worlds; one ship in a thousand; slope as fitted 15.85 (12.19 to 20.01)
 */
export const KIND_ODDS: Readonly<Record<OrderedKind, KindOdds>> = {
  rendezvous: { priorBits: -4.2421875, bitsSlope: 1 },
  'port-contact': { priorBits: -4.2421875, bitsSlope: 1 },
  group: { priorBits: -6.58984375, bitsSlope: 0 },
  loitering: { priorBits: -5.375, bitsSlope: 0 },
  gap: { priorBits: -10.63671875, bitsSlope: 0.52734375 },
  'dark-rendezvous': { priorBits: -11.39453125, bitsSlope: 1 },
  sparse: { priorBits: -11.5390625, bitsSlope: 0.63671875 },
  'lone-loitering': { priorBits: -4.15234375, bitsSlope: 0 },
  identity: { priorBits: -10.5, bitsSlope: 1 },
}
