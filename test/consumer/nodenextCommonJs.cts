// A TypeScript consumer, NodeNext, CommonJS.
import darkwake = require('darkwake')
import rendezvous = require('darkwake/rendezvous')
import { createLiveIndex, type Neighbour } from 'darkwake/space'
import { toTracks } from 'darkwake/track'

const t0 = Date.UTC(2020, 0, 1)
const reports: darkwake.PositionReport[] = []
for (let minute = 0; minute <= 120; minute += 5) {
  reports.push({ id: '235000001', t: t0 + minute * 60_000, lon: 179.9999, lat: 0 })
  reports.push({ id: '538000002', t: t0 + minute * 60_000, lon: -179.9999, lat: 0 })
}

const index = createLiveIndex()
for (const report of reports) index.update(report)
const near: readonly Neighbour[] = index.within(180, 0, 50)
const found: readonly darkwake.Rendezvous[] = rendezvous.findRendezvous({ tracks: toTracks(reports).tracks })
if (near.length !== 2 || found.length !== 1) throw new Error(`consumer: ${near.length} near and ${found.length} rendezvous; expected 2 and 1`)

export = { near, found }
