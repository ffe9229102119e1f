import type { Observation } from '../../evidence/index.js'
import { OUTSIDE_M, type ZoneRole } from '../weight/index.js'
import { known, type RendezvousFacts } from './facts.js'

/** Where and in what light a rendezvous lay. */
export const placeObservations = (facts: RendezvousFacts): Observation[] =>
  [harbour, coast, zone, company, light, moon].flatMap((look) => look(facts) ?? [])

type Look = (facts: RendezvousFacts) => Observation | undefined

const HARBOUR_M = { besideM: OUTSIDE_M, offM: 10_000 } as const

const harbour: Look = ({ place: { harbourDistanceM: d, harbourKind } }) => {
  if (d === undefined) return undefined
  const within = harbourKind === 'anchorage' ? 'anchorage' : 'in'
  const level = d <= 0 ? within : d <= HARBOUR_M.besideM ? 'beside' : d <= HARBOUR_M.offM ? 'off' : 'far'
  return { key: `harbour:${level}`, observed: known({ harbourDistanceM: d, harbourKind }), threshold: { ...HARBOUR_M } }
}

// Piers, rivers and moorings: of 289 contacts outside harbours 250 lay within a kilometre of land, and land of 1:10
// million is off by up to 400 m. Then bays and roads; coastal waters; the open sea.
const COAST_M = { landM: 1500, nearM: 5000, offM: 20_000 } as const

const coast: Look = ({ place: { coastDistanceM: d } }) => {
  if (d === undefined) return undefined
  const level = d <= COAST_M.landM ? 'land' : d <= COAST_M.nearM ? 'near' : d <= COAST_M.offM ? 'off' : 'open'
  return { key: `coast:${level}`, observed: { coastDistanceM: d }, threshold: { ...COAST_M } }
}

// The caller knows best where a harbour is; a transfer area within it is a transfer area.
const ROLES: readonly ZoneRole[] = ['transfer', 'harbour', 'anchorage', 'watched']

const zone: Look = ({ place: { zones = [] }, settings: { zoneRoles } }) => {
  for (const role of ROLES) {
    const name = zones.find((one) => Object.hasOwn(zoneRoles, one) && zoneRoles[one] === role)
    if (name !== undefined) return { key: `zone:${role}`, observed: { zone: name }, threshold: { role } }
  }
  return undefined
}

const CROWD = 3

const company: Look = ({
  r: {
    measures: { shape },
  },
}) => {
  const level = shape.neighbours === 0 ? 'none' : shape.neighbours < CROWD ? 'some' : 'crowd'
  return { key: `company:${level}`, observed: { neighbours: shape.neighbours }, threshold: { crowd: CROWD } }
}

const light: Look = ({ place: { night } }) => {
  if (night === undefined) return undefined
  return {
    key: night.darkShare >= 0.5 ? 'light:dark' : 'light:day',
    observed: { darkShare: night.darkShare },
    threshold: { darkShare: 0.5 },
  }
}

/** Dark, and for the most part without a moon. */
const moon: Look = ({ place: { night } }) => {
  if (night === undefined || night.darkShare - night.moonlitShare < 0.5) return undefined
  const { darkShare, moonlitShare } = night
  return { key: 'light:moonless', observed: known({ darkShare, moonlitShare }), threshold: { moonlessShare: 0.5 } }
}
