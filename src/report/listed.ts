import type { Finding, Findings } from '../stages/index.js'

/** Which findings are written. */
export interface PortContactOption {
  /**
   * Whether contacts in ports with more against than for them are written, last. Default false: there are tens of
   * thousands a day.
   */
  readonly portContacts: boolean
}

/** The findings that are written, in the order of `findings.items`. */
export const listedFindings = ({ items }: Findings, { portContacts }: PortContactOption): readonly Finding[] =>
  portContacts ? items : items.filter(({ kind }) => kind !== 'port-contact')
