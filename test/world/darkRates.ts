/**
 * What the worlds of dark meetings are made of. Written down before the ranking was tuned on any of them (24 November
 * 2026), and not to be changed to please it. Speeds are those of `FITTED`; the rest is set, since no public day has
 * both silences and their causes: each number says what it stands for.
 */
export const DARK_RATES = {
  /** Length of a world, hours, and its size, km: coast along its southern edge. */
  hours: 96,
  widthKm: 360,
  heightKm: 260,
  /** Lanes across the sea, and ships a day and direction in each: a busy route far from a strait. */
  lanes: 3,
  laneShipsPerDay: 8,
  /** Ships a day that cross on courses of their own. */
  crossingPerDay: 10,
  /** Fishing boats of class B that wander about grounds of 10 km. */
  fishing: 14,
  /** Ships at an anchorage off the coast. */
  anchored: 12,
  /** Ships that drift in the open for orders, hours each. */
  adrift: 8,
  adriftHours: [8, 36],
  /** A ship's direct passage, knots: least and most of what is drawn from FITTED. */
  passageKn: [8, 16],
  /** Top speeds that a register would give, knots. */
  topSpeedKn: { cargo: 18, tanker: 16, fishing: 12 },
  /** Share of passages that are tankers. */
  tankerShare: 0.4,
  /**
   * Reception from the shore: certain to the first distance, nought at the second, km. Class B sends with 2 W instead
   * of 12.5 W from a low aerial. One report in five minutes where heard.
   */
  shoreKm: { A: [60, 100], B: [20, 45] },
  shoreEveryMin: 5,
  shoreHeard: 0.95,
  /** A satellite comes by every so many minutes, and hears a ship of each class in such a share of its passes. */
  satelliteMin: [8, 40],
  satelliteHeard: { A: 0.6, B: 0.12 },
  /** One hole a world, where messages collide: radius, km, and the share that is heard within. */
  holeKm: [50, 90],
  holeHeard: 0.06,
  /** One outage of the satellites a world, hours. */
  outageHours: [3, 5],
  /** Faults of transponders a ship and day under way, and their length, hours, log-uniform. */
  faultsPerDay: 0.12,
  faultHours: [2, 14],
  /** Reports are taken for a gap where a ship is silent for longer, hours. */
  gapHours: 2,
  /**
   * Meetings: hours alongside; how far before and after on its way a ship is silent, km; speed on the way there, knots.
   */
  meetingHours: [4, 14],
  silentKm: [8, 45],
  approachKn: [8, 13],
  driftKn: [0.2, 1.2],
  /** How long the ship that stays on the air waits before and after the other has been, hours. */
  waitHours: [1, 10],
  /**
   * In worlds with berths: ships that come in from sea to small berths along the coast, which no other ship uses, and
   * lie there made fast, and boats that go silent at berths: of the 100 best-ranked possible meetings of the real day
   * 92 were of such.
   */
  arrivals: 20,
  berthBoats: 20,
  /**
   * And one more meeting, of a ship that comes alongside on the air and goes silent so long after, hours; it is heard
   * again on its way, as the others.
   */
  seenHours: [0.3, 2],
  /** Least distance of a planted meeting from the coast, km. */
  meetingOffKm: 70,
} as const
