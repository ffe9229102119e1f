/** As much of ggencoder, which brings no types, as the tests and benchmarks use. */
declare module 'ggencoder' {
  /** One sentence decoded; of several sentences, all but the last give nothing. */
  interface Decoded {
    readonly valid: boolean
    readonly aistype?: number
    readonly mmsi: string
    readonly lon: number
    readonly lat: number
    readonly sog: number
    readonly cog: number
    readonly hdg: number
    readonly navstatus?: number
    readonly imo?: number
    readonly callsign?: string
    readonly shipname?: string
    readonly destination?: string
    readonly cargo?: number
    readonly draught?: number
    readonly dimA?: number
    readonly dimB?: number
    readonly dimC?: number
    readonly dimD?: number
  }
  const ggencoder: { readonly AisDecode: new (sentence: string, session: object) => Decoded }
  export default ggencoder
}
