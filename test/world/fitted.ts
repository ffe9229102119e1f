/**
 * What the simulated worlds are fitted to: read off one whole real day (MarineCadastre.gov, 2020-01-01, vessels west of
 * 92° W, 2,535,443 reports after exact duplicates, 5,029 vessels) and a sample of another (2022-01-03, 99,999 reports)
 * before any detector was run on a world. The method stands in docs/accuracy.md. Nothing here may be changed to please
 * a detector: a better measurement is the only reason.
 */
export const FITTED = {
  /**
   * Quantiles of the time between kept reports, seconds, at the shares `at`, below the silences (which are drawn
   * apart).
   * The feed keeps about one report a minute: a class A ship under way sends every 2 to 10 s, of which the first after
   * 60 s is kept; at anchor or moored every 3 minutes, each kept. Class B: 30 s under way, 3 minutes below 2 kn.
   */
  intervalS: {
    at: [0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 1],
    classAMoving: [60, 61, 69, 71, 99, 129, 159, 200],
    // 64 % of still vessels of class A report as if under way (quartiles 70, 81 s), 34 % every 180 s.
    classAStillAwake: [60, 61, 65, 70, 75, 81, 100, 180],
    classAStill: [178, 179, 180, 180, 180, 181, 182, 184],
    classBMoving: [59, 61, 88, 90, 119, 154, 205, 300],
    classBStill: [176, 177, 179, 180, 181, 182, 182, 184],
  },
  /**
   * Share of still class A ships that report every minute rather than every three: median interval < 100 s, 1,146
   * vessels.
   */
  stillAwakeShare: 0.64,
  /**
   * Silences, minutes, at the shares `at`, of 20,149 silences over 10 minutes (17,988 of still ships, 2,161 of moving
   * ones).
   * The 3.0 % over two hours are left out: a ship silent that long is the business of gaps, not of lost reports.
   */
  silenceMin: {
    at: [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1],
    still: [10, 12, 12, 15, 18, 33, 50, 120],
    moving: [10, 11.2, 12.9, 19, 36.4, 63.7, 82.5, 120],
  },
  /**
   * How the lost share is split. Of still class B ships 10.7 % of the time lies in silences over 10 minutes, and of the
   * 3-minute slots outside them 13 % are lost one by one: about half and half. So at a lost share s, 1 - sqrt(1 - s) of
   * the time is silence and the same share of the rest is lost singly.
   */
  lossInBurstsExponent: 0.5,
  /**
   * Scatter of one moored vessel about its median place, metres per axis (3,126 vessels): log-normal over vessels,
   * median 1.5, 10th centile 0.8, 95th 3.3, 99th 5.2.
   */
  noiseM: { median: 1.5, logSd: 0.45, min: 0.5, max: 6 },
  /**
   * Correlation of that scatter in time: 0.44 after 2 minutes, 0.39 after 4, 0.23 after 10, 0.11 after 30, 0.06 after
   * 60.
   */
  noiseCorrelated: { share: 0.45, tauMin: 15 },
  /**
   * Now and then a moored fix is metres off: per vessel the 99th centile is 5.7 m (median vessel), the worst of a day 8
   * to 47 m.
   */
  noiseTail: { share: 0.01, factor: 4 },
  /** Coordinates are published to 1e-5 degrees. */
  coordinateStepDeg: 1e-5,
  /** SOG against the way sailed, knots: quartiles ±0.07, 5th and 95th centile -0.20 and +0.23; published to 0.1 kn. */
  sogKn: { sd: 0.12, step: 0.1, missingShare: 0.001 },
  /**
   * COG: 0.55° median and 2.7° 95th centile of the absolute error above 5 kn on straight legs; below half a knot
   * successive courses differ by 18° at the median and 140° at the 90th centile. So about 5° / speed (kn), and no
   * course at all at rest.
   */
  cogDeg: { sdTimesKn: 6, floor: 0.7, noneShareAtRest: 0.25 },
  /**
   * Heading, whole degrees. Ships with a heading: 55 % of class A, 5 % of class B, 95 % of cargo ships, 99.7 % of
   * tankers.
   */
  headingShare: { tanker: 0.997, cargo: 0.954, classA: 0.55, classB: 0.05 },
  /** Ships alongside showed headings 1 to 3° apart (seven of eight pairs; one 8°): the gyros' own error. */
  headingDeg: { biasSd: 1.5, noiseSd: 0.5 },
  /**
   * Wrong fixes: 507 lone fixes of 20 vessels (0.4 % of vessels); 32 vessels with 1 to 9 jumps. Distances are great:
   * 10th centile 2,500 km, median 5,900 km; of all jumps the 10th centile is 26 km. The worlds have more of them than
   * the day.
   */
  wrongFix: { vesselShare: 0.03, perVessel: [1, 4], distanceKm: [3, 6000] },
  /** Vessels with 10 or more impossible jumps, as from two hulls on one number: 45 of 5,029 (0.9 %). */
  sharedIdShare: 0.009,
  /** Class B share of vessels: 4,500 of 10,631 in the sample of 2022. */
  classBShare: 0.42,
  /** SOG of moving vessels, knots: 5th, 25th, 50th, 75th, 95th centile. */
  speedKn: {
    cargo: [3.8, 10.1, 12.1, 15.1, 18.7],
    tanker: [1.3, 8.1, 11.3, 12.8, 14.3],
    tug: [1, 4, 5.3, 6.7, 9.6],
    fishing: [0.7, 2.9, 6.1, 7.8, 9.9],
    pilot: [2.4, 8.4, 11.6, 25.5, 28.1],
    pleasure: [0.5, 1.2, 4.1, 7, 12.6],
    passenger: [0.8, 5.3, 9.7, 15.4, 22.9],
  },
  /**
   * Thirteen slow close pairs of an hour or more far from the Texan shore, by brute force on a one-minute grid. Nine
   * are tanker to tanker: median distance of antennas 47 to 64 m (one 96), parts of 1.1 to 11.6 h between silences of
   * up to 62
   * minutes, the whole up to 19 h; at rest 0 to 0.2 kn, drifting 0.7 to 0.8 kn, one under way at 4.1 and 4.7 kn.
   */
  transfer: {
    antennaM: [30, 100],
    hours: [1.25, 12],
    driftKn: [0.3, 1.8],
    underwayKn: [2.6, 6.6],
    // Under way: 2,400 m at 13.8 h, 600 m at 14.2, 380 at 14.3, 215 at 14.5, 84 at 14.8, 45 at 15.0; apart 600 m in 50
    // min.
    approachMin: [50, 80],
    separateMin: [35, 60],
    // 10th to 90th centile of the relative place, metres: 9 to 44 for short parts, 113 for a long one at a turning
    // tide.
    wobbleM: [2, 10],
  },
  /**
   * Extent of the swing of one antenna at anchor over 8 h or more, metres: 10th centile 125, quartiles 220-423, 90th
   * 484.
   */
  swingExtentM: [125, 520],
  /**
   * Heading of ships at anchor against its half-hour mean: 2.7 to 12° rms, median 5.7; range over the day 70 to 360°.
   */
  yawDeg: { rms: [2.7, 12], periodMin: [8, 20] },
  /** A supply vessel lay 449 to 456 m from a rig for hours without moving more than 5 m; others lie at 32 to 41 m. */
  supplyM: [25, 120],
} as const
