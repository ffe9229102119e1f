// How dark it was, how far from land, and how far from any harbour: the setting of a rendezvous.
//
//   npm run build && npx tsx examples/node/night-and-place.ts
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { createCoastline, learn, prepare, readCsv } from 'darkwake'
import { harbourDistanceM, listHarbours } from 'darkwake/knowledge'
import { darkness } from 'darkwake/night'
import { coastDistanceM } from 'darkwake/space'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

// Off Galveston, in the lightering area, on the first night of 2020.
const event = { start: Date.UTC(2020, 0, 1, 2), end: Date.UTC(2020, 0, 1, 14), lon: -94.266, lat: 28.622 }

const light = darkness(event)
const percent = (share: number): string => `${Math.round(share * 100)} %`
console.log(
  `sun up ${percent(light.dayShare)} of the time, dark ${percent(light.darkShare)}, of it with a moon ${percent(light.moonlitShare)}`,
)

// Any land polygons will do; these are Natural Earth's, public domain, from the npm package world-atlas.
const atlas = createRequire(import.meta.url).resolve('world-atlas/land-10m.json')
const topology = JSON.parse(await readFile(atlas, 'utf8')) as Topology<{ land: GeometryCollection }>
const coastline = createCoastline(feature(topology, topology.objects.land))
console.log(`land is ${((coastDistanceM(coastline, event.lon, event.lat) ?? NaN) / 1000).toFixed(1)} km away`)

// No list of ports is needed: where many ships stop for long is a harbour.
const path = fileURLToPath(new URL('../data/galveston-2020-01-01.csv.gz', import.meta.url))
const { columns } = await readCsv(createReadStream(path), { name: path })
const knowledge = learn(prepare({ columns }))
const harbourKm = (harbourDistanceM(knowledge, event.lon, event.lat) ?? NaN) / 1000
console.log(
  `${listHarbours(knowledge).length} harbours learnt from one day; the nearest is ${harbourKm.toFixed(1)} km away`,
)
