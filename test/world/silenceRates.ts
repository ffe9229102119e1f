/**
 * What the worlds of silences are made of: ships gone dark on purpose beside ships that were not heard. Written down
 * before any score was run on them (24 November 2026), and not to be changed to please it. No public day knows the
 * causes of its silences: what is set says what it stands for.
 */
export const SILENCE_RATES = {
  /** Length of a world, hours, and its size, km: coast along its southern edge. */
  hours: 48,
  widthKm: 400,
  heightKm: 300,
  /** Ships: crossing the sea, along the coast, at anchor, fishing or sailing about with class B. */
  crossing: 60,
  coastal: 40,
  anchored: 14,
  small: 44,
  /** Speeds, knots. */
  shipKn: [9, 15],
  smallKn: [3, 7],
  /** One report a minute kept by the feed; class B two minutes, at anchor three. */
  everyS: { A: 65, B: 125, anchored: 180 },
  /**
   * Receivers along the coast, km apart; heard well to the first distance, no more from the second, by class (12.5 W
   * and a high aerial, 2 W and a low one).
   */
  receiverKm: 60,
  rangeKm: { A: [70, 120], B: [25, 55] },
  heardNear: 0.97,
  /** Each ship's own aerial: range times a factor, log-normal. */
  aerialLogSd: 0.15,
  /** Holes without reception, at the shore (a headland) and at sea: number and radius, km. */
  holes: 2,
  holeKm: [15, 40],
  /**
   * Satellites come every so many minutes for so many minutes, and hear such a share of the ships in view, by class, at
   * each report.
   */
  passEveryMin: [70, 110],
  passMin: [6, 12],
  passHeard: { A: 0.35, B: 0.05 },
  /** An outage of one receiver, and one of the whole feed: hours each. */
  receiverOutageHours: [2, 5],
  feedOutageHours: [1, 4],
  /**
   * Losses in bursts: share of time in which one ship is not heard, and lengths as FITTED.silenceMin of moving ships.
   */
  burstShare: 0.04,
  /**
   * Ships that go dark on purpose, and for how long, hours, log-uniform: wherever they are heard at that time, by shore
   * or satellite.
   */
  dark: 16,
  darkHours: [3, 14],
  /** Of them, how many do so in the midst of an outage, so that they are silent beyond it. */
  darkInOutage: 3,
  /** Silences are looked at from this length on, hours. */
  gapHours: 2,
} as const
