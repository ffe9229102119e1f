export { type HtmlOptions, HTML_DEFAULTS, toHtml } from '../report/html/index.js'
