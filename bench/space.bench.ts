// Lookups by place: the live index next to geokdbush, zones next to @turf, coast and harbour distances next to one
// haversine. Run: npx tsx bench/space.bench.ts
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import * as geokdbush from 'geokdbush'
import KDBush from 'kdbush'
import { loadCoastline } from '../src/cli/input/index.js'
import { distanceM, haversineM } from '../src/geo/index.js'
import { harbourDistanceM } from '../src/knowledge/harbour/index.js'
import { learn } from '../src/knowledge/index.js'
import type { Feature, Polygon, Track } from '../src/model/index.js'
import { coastDistanceM, createLiveIndex, createZones, isLand, zonesAt } from '../src/place/index.js'
import { printTable, same, seeded, together, work } from './measure.js'

type Place = readonly [number, number]
const places = (n: number, seed: number, west: number, south: number, width: number, height: number): Place[] => {
  const rnd = seeded(seed)
  return Array.from({ length: n }, () => [west + width * rnd(), south + height * rnd()] as const)
}
const sum = (list: readonly Place[], of: (lon: number, lat: number) => number): number =>
  list.reduce((s, [lon, lat]) => s + of(lon, lat), 0)

const FLEET = 20_000
const fleet = places(FLEET, 1, -98, 18, 18, 12)
const reports = fleet.map(([lon, lat], i) => ({ id: `v${i}`, t: 0, lon, lat }))
const asked = places(2000, 2, -98, 18, 18, 12)
const RADIUS_M = 20_000

const index = createLiveIndex()
for (const report of reports) index.update(report)
const kd = new KDBush(FLEET)
for (const [lon, lat] of fleet) kd.add(lon, lat)
kd.finish()

const truth = sum(
  asked.slice(0, 50),
  (x, y) => fleet.filter(([lon, lat]) => distanceM(x, y, lon, lat) <= RADIUS_M).length,
)
same(
  'within',
  sum(asked.slice(0, 50), (x, y) => index.within(x, y, RADIUS_M).length),
  truth,
)
let moves = 0
printTable(
  `live index, ${FLEET} vessels`,
  await together(
    [
      work(
        'update: every vessel moves 200 m',
        FLEET,
        () => {
          moves++
          for (const r of reports) index.update({ id: r.id, t: moves, lon: r.lon + 0.002 * (moves % 2), lat: r.lat })
          return index.size
        },
        (size) => same('size', size, FLEET),
      ),
      work('kdbush: built anew', FLEET, () => {
        const tree = new KDBush(FLEET)
        for (const [lon, lat] of fleet) tree.add(lon, lat)
        return tree.finish()
      }),
      work('within 20 km', asked.length, () => sum(asked, (x, y) => index.within(x, y, RADIUS_M).length)),
      work('geokdbush.around, 20 km (sphere)', asked.length, () =>
        sum(asked, (x, y) => geokdbush.around(kd, x, y, Infinity, RADIUS_M / 1000).length),
      ),
      work(
        'nearest 10',
        asked.length,
        () => sum(asked, (x, y) => index.nearest(x, y, 10).length),
        (n) => same('nearest', n, 10 * asked.length),
      ),
      work('geokdbush.around, 10 (sphere)', asked.length, () =>
        sum(asked, (x, y) => geokdbush.around(kd, x, y, 10).length),
      ),
    ],
    { warm: 5, timed: 15, collect: false },
  ),
)

const rnd = seeded(4)
const zones: Feature<Polygon, { name: string }>[] = places(300, 5, -98, 18, 18, 12).map(([lon, lat], z) => {
  const points = Array.from({ length: 60 }, (_, i) => {
    const r = 0.4 + 0.6 * rnd()
    return [lon + r * Math.cos((i / 30) * Math.PI), lat + r * Math.sin((i / 30) * Math.PI)]
  })
  return {
    type: 'Feature',
    properties: { name: `z${z}` },
    geometry: { type: 'Polygon', coordinates: [[...points, points[0]!]] },
  }
})
const ready = createZones({ type: 'FeatureCollection', features: zones })
const turf = (): number => sum(asked, (x, y) => zones.filter((zone) => booleanPointInPolygon([x, y], zone)).length)
const inZones = turf()
const inside = (n: number): void => same('zones', n, inZones)
printTable(
  'zones: 300 polygons of 60 corners',
  await together(
    [
      work('createZones', zones.length, () => createZones({ type: 'FeatureCollection', features: zones })),
      work('zonesAt', asked.length, () => sum(asked, (x, y) => zonesAt(ready, x, y).length), inside),
      work('@turf/boolean-point-in-polygon, every polygon', asked.length, turf, inside),
    ],
    { timed: 5, collect: false },
  ),
)

/** Ships at berths all over the Gulf. */
const moored = (): Track[] =>
  places(400, 6, -98, 18, 18, 12).flatMap(([lon, lat], p) =>
    Array.from({ length: 4 }, (_, i) => ({
      id: String(211_000_000 + p * 4 + i),
      hull: 0,
      t: Float64Array.from({ length: 50 }, (__, k) => k * 600_000),
      lon: new Float64Array(50).fill(lon + i * 0.001),
      lat: new Float64Array(50).fill(lat),
      sogKn: new Float32Array(50),
      cogDeg: new Float32Array(50),
      headingDeg: new Float32Array(50),
      navStatus: new Uint8Array(50),
      aisClass: new Uint8Array(50),
      row: new Uint32Array(50),
    })),
  )
const coastline = await loadCoastline()
const knowledge = learn({ tracks: moored() })
const gulf = places(30_000, 3, -98, 18, 18, 12)
const ocean = places(30_000, 7, -180, -70, 360, 140)
const lookups = await together(
  [
    work('one haversine each (the floor)', 30_000, () => sum(gulf, (x, y) => haversineM(x, y, -90, 25))),
    work('coastDistanceM, Gulf of Mexico, 1:10 million', 30_000, () =>
      sum(gulf, (x, y) => coastDistanceM(coastline, x, y)!),
    ),
    work('coastDistanceM, whole world', 30_000, () => sum(ocean, (x, y) => coastDistanceM(coastline, x, y)!)),
    work('isLand, Gulf of Mexico', 30_000, () => sum(gulf, (x, y) => (isLand(coastline, x, y) ? 1 : 0))),
    work('harbourDistanceM, 400 harbours', 30_000, () => sum(gulf, (x, y) => harbourDistanceM(knowledge, x, y)!)),
  ],
  { collect: false },
)
printTable('30,000 lookups', lookups, lookups[0])
