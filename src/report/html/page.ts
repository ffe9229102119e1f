import type { PageData } from './pageData.js'
import { VIEWER_HASH, VIEWER_SCRIPT, VIEWER_STYLE } from './viewerBundle.js'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c]!)

// Nothing may be loaded and nothing run but the viewer itself, whatever the data hold.
const POLICY = `default-src 'none'; script-src '${VIEWER_HASH}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`

/** JSON that can stand within a script element: no `<` ends it or opens a comment. */
const embedded = (data: unknown): string => JSON.stringify(data).replace(/[<\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)

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
<a class="skip" href="#list">To the list</a>
<header>
<h1>${escape(data.title)}</h1>
<div class="summary">${data.summary.map((line) => `<p>${escape(line)}</p>`).join('')}</div>
<p class="verdict">Each finding is an indicator of what AIS shows, never a verdict: most have an everyday explanation.</p>
</header>
<main id="app"><noscript>This page draws its map and list with a script that it carries within itself; scripts are turned off.</noscript></main>
<script type="application/json" id="data">${embedded(data)}</script>
<script>${VIEWER_SCRIPT}</script>
</body>
</html>
`
