import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { reportWork, type WorkOptions } from '../../base/index.js'
import { createCoastline, type Coastline, type PolygonSource } from '../../place/index.js'

/**
 * Land as GeoJSON: Natural Earth's at 1:10 million (public domain), from the npm package `world-atlas`. Its points are
 * rounded to about 400 m of longitude at the equator and 190 m of latitude; small islands, piers and new land are
 * missing.
 */
export async function loadLand(): Promise<PolygonSource> {
  const path = createRequire(import.meta.url).resolve('world-atlas/land-10m.json')
  const topology = JSON.parse(await readFile(path, 'utf8')) as Topology<{ land: GeometryCollection }>
  return feature(topology, topology.objects.land)
}

/** The coastline that the command and the examples use. */
export async function loadCoastline(work?: WorkOptions): Promise<Coastline> {
  reportWork(work, 'loading the coastline', 0, 2)
  const land = await loadLand()
  reportWork(work, 'loading the coastline', 1, 2)
  return createCoastline(land)
}
