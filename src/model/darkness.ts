/** How dark an event was. Shares are of its whole length, 0 to 1; `LIGHT_LIMITS_DEG` tells the lights apart. */
export interface Darkness {
  /** Sun up. This and the next four add up to 1. */
  readonly dayShare: number
  /** Civil twilight: one can still see to work. */
  readonly civilShare: number
  /** Nautical twilight: the sea's horizon is still to be seen. */
  readonly nauticalShare: number
  /** Astronomical twilight. */
  readonly astronomicalShare: number
  /** Night in the astronomer's sense: sun lower than -18°. In summer it does not come at all beyond 48.5° N. */
  readonly nightShare: number
  /** Sun set: all but `dayShare`. */
  readonly belowHorizonShare: number
  /** Sun lower than -6°, so that work needs lights: nautical, astronomical and night together. */
  readonly darkShare: number
  /** Sun lower than -6° and the moon up: the part of `darkShare` with a moon. */
  readonly moonlitShare: number
  /** Illuminated share of the moon's disc halfway through the event, whether it is up or not: 0 new, 1 full. */
  readonly moonIlluminatedShare: number
}
