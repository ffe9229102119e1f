import type { PageItem } from '../html/pageData.js'
import { durationText, instantText } from '../html/text.js'
import { charts } from './charts.js'
import { closeUp, type Part } from './closeUp.js'
import type { Context } from './context.js'
import { clean, el } from './dom.js'
import { dossiers } from './dossier.js'
import { drawingOf } from './drawing.js'
import { reports } from './reports.js'
import { icon } from './shapes.js'
import { waterfall } from './waterfall.js'

const EVENTS: ReadonlyMap<string, string> = new Map([
  ['silence', 'silent'], ['dark', 'could have met'], ['seldom heard', 'seldom heard'], ['identity', 'identity'], ['loitering', 'little way'], ['alone', 'alone'],
])

/** A finding as it stands in the page. */
export interface Shown {
  readonly element: HTMLElement
  /** Draws what needs a width: to call when the element stands in the page. */
  readonly draw: () => void
  readonly repaint: () => void
}

/** Everything about one finding. `still`: for paper, without what is worked by hand. */
export function finding(item: PageItem, context: Context, still: boolean): Shown {
  const canvas = el('div', { class: 'drawing' })
  const drawing = item.detail === undefined ? undefined : drawingOf(item.detail)
  const facts = item.facts.flatMap(([what, value]) => [el('dt', {}, clean(what)), el('dd', {}, clean(value))])
  const element = el(
    'article',
    {},
    el('h2', { tabindex: '-1' }, clean(item.vessels)),
    el('p', { class: 'meta' }, ...metaOf(item, context)),
    el('p', { class: 'sentence' }, clean(item.sentence)),
    canvas,
    ...waterfall(item, context),
    el('h3', {}, 'Evidence'),
    el('dl', {}, ...facts),
    ...(drawing === undefined || still ? [] : [reports(drawing)]),
    ...linked(item, context),
    ...dossiers(item, context, still),
    el('p', { class: 'note' }, 'An indicator of what AIS shows, never a verdict. ', ...(still ? [clean(item.id)] : [el('a', { href: context.linkTo(item.id) }, 'Link to this finding'), ` (${clean(item.id)})`])),
  )
  let parts: Part[] = []
  const draw = (): void => {
    canvas.replaceChildren()
    if (drawing === undefined) {
      canvas.append(el('p', { class: 'note' }, 'No tracks of this finding are in the page: they are drawn of the first findings of each kind, where a place is known.'))
      return
    }
    const close = closeUp(drawing, canvas, still, (s) => chart.showInstant(s))
    const chart: Part = charts(drawing, EVENTS.get(item.kind) ?? 'in contact', canvas, still, (s) => close.showInstant(s))
    parts = [close, chart]
  }
  return { element, draw, repaint: () => parts.forEach((part) => part.repaint()) }
}

function metaOf(item: PageItem, context: Context): (Node | string)[] {
  const weight = item.bits === undefined ? [] : [' · ', el('strong', {}, `${item.band ?? ''}, ${item.bits.toFixed(1)} bits`)]
  return [icon(item.kind), ` ${item.kind} · ${instantText(item.start)} · ${durationText(item.end - item.start)}`, ...weight, ` · number ${context.rank.get(item) ?? 0} of ${context.data.items.length}`]
}

/** Other findings that it rests on. */
function linked({ linked: ids = [] }: PageItem, context: Context): HTMLElement[] {
  const items = ids.flatMap((id) => context.byId.get(id) ?? []).slice(0, 20)
  if (items.length === 0) return []
  const links = items.map((one) => el('li', {}, icon(one.kind), ' ', el('a', { href: context.linkTo(one.id) }, clean(`${one.kind}: ${one.vessels}`)), ` ${instantText(one.start)}`))
  return [el('h3', {}, 'Rests on'), el('ul', { class: 'plain' }, ...links)]
}
