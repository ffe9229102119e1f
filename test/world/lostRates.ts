/**
 * What the worlds of ships that are lost for good are made of, beside `SILENCE_RATES`. Written down before any score
 * was run on them (24 November 2026), and not to be changed to please it. Fitted to the real day of
 * docs/real-day-silences.md where that can tell: of 398 vessels heard under way more than 20 km off the coast that day,
 * 142 (36 %) were lost there for good and 88 (22 %) were first heard there; beyond 100 km, 105 of 201. What was
 * switched off, and which receivers died, no day tells: those are set.
 */
export const LOST_RATES = {
  /**
   * Ships that sail out from a port until long beyond every range, and ships that come in from there: 36 and 22 of
   * every 100 at sea.
   */
  outbound: 40,
  inbound: 25,
  /** How far they go, km off the coast, and how much they spread along it on the way, km. */
  farKm: 560,
  spreadKm: 120,
  /** Others: passing along the coast, crossing, at anchor, class B. */
  coastal: 30,
  crossing: 18,
  anchored: 14,
  small: 30,
  /**
   * Ships that go dark for good on purpose, wherever they are heard at that time, and would be heard for so many hours
   * more.
   */
  darkForGood: 12,
  heardHours: 3,
  /**
   * Receivers that die for good, when, hours: so many side by side, as of one line or one operator, since each lies in
   * reach of its neighbours.
   */
  receiversDying: 4,
  receiverDies: [20, 40],
  feedEnds: [3, 8],
  /** Silences are looked at from this length on, hours. */
  gapHours: 2,
} as const
