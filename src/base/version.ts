/**
 * Version of darkwake, as in its package.json: findings name it.
 *
 * @example
 * ```ts
 * findings.provenance.version === VERSION // true
 * ```
 */
export const VERSION = '0.1.0'
