// A consumer in a browser or a worker: bytes in, findings out. Bundled by esbuild and type-checked as a bundler
// resolves.
import { detect, ofKind, readCsv, toGeoJSON } from 'darkwake'
import { distanceM } from 'darkwake/geo'
import { createLiveIndex } from 'darkwake/space'

export interface Seen {
  readonly ids: readonly string[]
  readonly findings: string
  readonly features: number
  readonly near: number
  readonly metres: number
}

export async function run(packed: Uint8Array): Promise<Seen> {
  const { columns, statics } = await readCsv(packed)
  const { findings } = detect({ columns, statics })
  const live = createLiveIndex()
  live.update({ id: '235000001', t: 0, lon: 180, lat: 0 })
  return {
    ids: ofKind(findings, 'rendezvous').map(({ id }) => id),
    findings: JSON.stringify(findings),
    features: toGeoJSON(findings).features.length,
    near: live.within(-179.999, 0, 500).length,
    metres: distanceM(0, 0, 0, 1),
  }
}
