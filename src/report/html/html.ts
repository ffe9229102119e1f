import { withDefaults, type WorkOptions } from '../../base/index.js'
import type { Track } from '../../model/index.js'
import type { PolygonSource } from '../../place/index.js'
import type { Findings } from '../../stages/index.js'
import { checkFindings } from '../index.js'
import { pageData } from './build.js'
import { pageHtml } from './page.js'

/** What a page shows besides the findings. */
export interface HtmlOptions {
  /** Title of the page. */
  readonly title?: string | undefined
  /**
   * Tracks, cleaned, those of `detect`'s scene: of those who take part, the stretches around the findings are drawn.
   */
  readonly tracks?: readonly Track[] | undefined
  /** Land as GeoJSON, to draw; thinned to what can be seen. Holes are not drawn. */
  readonly land?: PolygonSource | undefined
  /**
   * How many findings are listed, the first of all. Default 5,000: a page of some megabytes, which browsers take
   * without delay.
   */
  readonly maxItems?: number | undefined
  /** Of how many of them the tracks are drawn, the first that have a place. Default 200: each takes about 20 kB. */
  readonly maxDetails?: number | undefined
}

/** What `toHtml` uses where an option is left out. */
export const HTML_DEFAULTS: { [K in keyof HtmlOptions]-?: HtmlOptions[K] } = {
  title: 'Findings in AIS data',
  tracks: [],
  land: undefined,
  maxItems: 5000,
  maxDetails: 200,
}

/**
 * Findings as one page: a map, a list of all kinds in the order of `findings.items` that can be sorted and filtered,
 * and for the chosen finding what AIS shows in a sentence, what was weighed, tracks to scale, and distance and speeds
 * over time. List matches stand in a fold before the list, contacts with more against than for them in one at its end;
 * contacts in ports are counted only.
 *
 * One self-contained text: it needs no network and no server, and asks for none (its content security policy forbids
 * all). All text from the air is shown as text. The same findings give the same page, byte for byte.
 *
 * @param findings - of `detect`.
 * @param options - see `HtmlOptions`; defaults in `HTML_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns HTML.
 * @throws RangeError or TypeError where an option is wrong.
 * @example
 * ```ts
 * toHtml(detect({ reports: [] }).findings).startsWith('<!doctype html>') // true
 * ```
 */
export function toHtml(findings: Findings, options?: HtmlOptions, work?: WorkOptions): string {
  checkFindings('toHtml', findings)
  const parts = withDefaults<{ [K in keyof HtmlOptions]-?: HtmlOptions[K] }>('toHtml', HTML_DEFAULTS, options, {
    maxItems: { min: 0, max: 1e6 },
    maxDetails: { min: 0, max: 1e6 },
  })
  return pageHtml(
    pageData(
      findings,
      {
        ...parts,
        title: parts.title ?? '',
        tracks: parts.tracks ?? [],
        maxItems: parts.maxItems ?? 0,
        maxDetails: parts.maxDetails ?? 0,
      },
      work,
    ),
  )
}
