import { countText, durationText, instantText } from '../../text/index.js'
import type { PageItem } from '../page/index.js'
import { charts } from './charts.js'
import { closeUp, type Part } from './closeUp.js'
import { markWords, type Context } from './context.js'
import { clean, el } from './dom.js'
import { dossiers } from './dossier.js'
import { drawingOf } from './drawing.js'
import { reports } from './reports.js'
import { icon } from './shapes.js'
import { waterfall } from './waterfall.js'

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
    el('h3', {}, 'What was measured'),
    el('dl', {}, ...facts),
    ...(drawing === undefined || still ? [] : [reports(drawing)]),
    ...linked(item, context),
    ...dossiers(item, context, still),
    el(
      'p',
      { class: 'note' },
      'An indicator of what AIS shows, never a verdict. ',
      ...(still
        ? [clean(item.id)]
        : [el('a', { href: context.linkTo(item.id) }, 'Link to this finding'), ` (${clean(item.id)})`]),
    ),
  )
  let parts: Part[] = []
  const draw = (): void => {
    canvas.replaceChildren()
    if (drawing === undefined) {
      canvas.append(
        el(
          'p',
          { class: 'note' },
          'No tracks of this finding are in the page: they are drawn of the first findings of the list that have a ' +
            'place and at most two ships.',
        ),
      )
      return
    }
    const close = closeUp(drawing, canvas, still, (s) => chart.showInstant(s))
    const chart: Part = charts(drawing, context.kindOf(item.kind).label, canvas, still, (s) => close.showInstant(s))
    parts = [close, chart]
  }
  return { element, draw, repaint: () => parts.forEach((part) => part.repaint()) }
}

function metaOf(item: PageItem, context: Context): (Node | string)[] {
  const weight =
    item.bits === undefined ? [] : [' · ', el('strong', {}, `${item.band ?? ''}, ${item.bits.toFixed(1)} bits`)]
  const rank = item.rank === undefined ? [] : [` · #${item.rank}`]
  return [
    icon(item),
    ` ${markWords(item, context)} · ${instantText(item.start)} · ${durationText(item.end - item.start)}`,
    ...weight,
    ...rank,
  ]
}

const MOST_LINKED = 20

/** Other findings that it rests on, or is made of. */
function linked({ linked: ids = [] }: PageItem, context: Context): HTMLElement[] {
  if (ids.length === 0) return []
  const items = ids.flatMap((id) => context.byId.get(id) ?? []).slice(0, MOST_LINKED)
  const links = items.map((one) =>
    el(
      'li',
      {},
      icon(one),
      ' ',
      el('a', { href: context.linkTo(one.id) }, clean(`${markWords(one, context)}: ${one.vessels}`)),
      ` ${instantText(one.start)}`,
    ),
  )
  const rest = ids.length - items.length
  return [
    el('h3', {}, 'Rests on'),
    el('ul', { class: 'plain' }, ...links),
    ...(rest === 0
      ? []
      : [
          el(
            'p',
            { class: 'note' },
            `${items.length === 0 ? '' : 'And '}${countText(rest)} that ${rest === 1 ? 'is' : 'are'} not shown here.`,
          ),
        ]),
  ]
}
