import type { Fact } from '../evidence/index.js'
import { idsOf, type FindingContext } from '../model/index.js'
import type { Finding } from '../stages/index.js'
import { cutText, distanceText, percentText, placeText } from '../text/index.js'

/** What is said of findings of all kinds alike: place, light, harbour, coast, zones, and the ships' numbers. */
export function commonFacts(finding: Finding): Fact[] {
  const { lon, lat, context, vessels } = finding
  return [
    ['Place', lon === undefined || lat === undefined ? 'not known' : placeText(lon, lat)],
    ...(context === undefined ? [] : contextFacts(context)),
    [
      vessels.length === 1 ? 'MMSI' : 'MMSIs',
      idsOf(finding)
        .map((id) => cutText(id))
        .join(', '),
    ],
  ]
}

function contextFacts({
  harbourDistanceM,
  harbourKind = 'port',
  coastDistanceM,
  zones,
  night,
}: FindingContext): Fact[] {
  const facts: (Fact | undefined)[] = [
    harbourDistanceM === undefined ? undefined : ['Harbour', harbourText(harbourDistanceM, harbourKind)],
    coastDistanceM === undefined
      ? undefined
      : ['Land', coastDistanceM === 0 ? 'on land, by the coastline that was given' : distanceText(coastDistanceM)],
    zones.length === 0 ? undefined : ['Zones', zones.join(', ')],
    [
      'Darkness',
      `${percentText(night.darkShare)} of the time (sun below -6°), ${percentText(night.moonlitShare)} with the ` +
        `moon up`,
    ],
  ]
  return facts.filter((fact) => fact !== undefined)
}

const harbourText = (m: number, kind: string): string =>
  m === 0 ? `within a known ${kind}` : `${distanceText(m)} to the nearest known ${kind}`
