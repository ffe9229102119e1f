import type { PageData, PageKind } from '../page/index.js'
import { VIEWER_HASH, VIEWER_SCRIPT, VIEWER_STYLE, VIEWER_STYLE_HASH } from './viewerBundle.js'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c]!)

// Nothing may be loaded, and nothing run or styled but by the viewer itself, whatever the data hold.
const POLICY =
  `default-src 'none'; script-src '${VIEWER_HASH}'; style-src '${VIEWER_STYLE_HASH}'; base-uri ` +
  `'none'; form-action 'none'`

/** JSON that can stand within a script element: no `<` ends it or opens a comment. */
const embedded = (data: unknown): string =>
  JSON.stringify(data).replace(/[<\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)

type Entry = readonly [what: string, words: string]

/** What a reader needs to know; what bits mean is said by the kinds that the page has. */
const guideOf = ({ kinds }: PageData): Entry[] => [
  [
    'A finding',
    'says what AIS shows, what that is consistent with, and what else looks the same. It is a reason to look ' +
      'closer; most have an everyday explanation.',
  ],
  [
    'The order',
    'is one for all kinds: what is likeliest to be worth opening stands first. List matches stand apart before it, ' +
      'as who a ship may be is no conduct; contacts with more against than for a transfer are folded at its end.',
  ],
  [
    'Bits',
    ['add up what was weighed for (+) and against (−), each kind by its own measure.', ...kinds.flatMap(bitsText)].join(
      ' ',
    ),
  ],
  [
    'Strong, moderate, weak',
    'are the same in words. Strong takes at least two kinds of evidence that do not depend on each other.',
  ],
  [
    'Apart',
    'is the distance between antennas, in the median. Hulls are drawn to scale where sizes and headings were sent, ' +
      'else each ship is a dot.',
  ],
  [
    'Harbour',
    'is the distance to the nearest harbour that was learnt from ships in it, or given. Others are not known.',
  ],
  ['Times', 'are UTC. Names, numbers and sizes are as the ships sent them, and may be wrong or false.'],
  [
    'Keys',
    'In the list: ↑ and ↓ go from finding to finding, Page Up and Page Down turn the page, → goes to the chosen ' +
      'finding, and Escape comes back.',
  ],
]

const bitsText = ({ label, bitsMean }: PageKind): string[] =>
  bitsMean === undefined ? [] : [`${label[0]!.toUpperCase()}${label.slice(1)}: ${bitsMean}.`]

const guideHtml = (entries: readonly Entry[]): string =>
  `<details class="guide"><summary>How to read this ` +
  `page</summary><dl>${entries.map(([what, words]) => `<dt>${escape(what)}</dt><dd>${escape(words)}</dd>`).join('')}</dl></details>`

const lines = (all: readonly string[], name: string = ''): string =>
  all.map((line) => `<p${name === '' ? '' : ` class="${name}"`}>${escape(line)}</p>`).join('')

/** The page around its data. */
export const pageHtml = (data: PageData): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(data.title)}</title>
<style>${VIEWER_STYLE}</style>
</head>
<body>
<nav class="skips" aria-label="Skip"><a href="#list">To the list</a><a href="#finding">To the chosen finding</a></nav>
<header>
<h1>${escape(data.title)}</h1>
<p class="verdict">Each finding is an indicator of what AIS shows, never a verdict. All times are UTC.</p>
${lines(data.warnings, 'warning')}${lines(data.summary.slice(0, 2))}
<div class="folds">
<details class="summary"><summary>What was looked at, and set aside</summary>${lines(data.summary.slice(2))}</details>
${guideHtml(guideOf(data))}
</div>
</header>
<main id="app"><noscript>This page draws its map and list with a script that it carries within itself; scripts are turned off.</noscript></main>
<script type="application/json" id="data">${embedded(data)}</script>
<script>${VIEWER_SCRIPT}</script>
</body>
</html>
`
