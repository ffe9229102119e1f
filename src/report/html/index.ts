export { HTML_DEFAULTS, type HtmlOptions, toHtml } from './html.js'
