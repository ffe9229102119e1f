/**
 * From this number of bits on an AIS gap is telling, or sparse sending is: sixteen times as likely silent on purpose or
 * by fault as not heard.
 */
export const TELLING_BITS = 4

/**
 * Nearer to a known harbour than this, metres, an AIS gap is what every ship at a berth has, and a contact what
 * neighbours have.
 */
export const OUTSIDE_M = 2000
