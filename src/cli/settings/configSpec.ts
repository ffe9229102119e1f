import { ASSESS_DEFAULTS } from '../../assess/weight/index.js'
import { DARK_DEFAULTS } from '../../dark/index.js'
import { GAP_DEFAULTS, SPARSE_DEFAULTS } from '../../gap/index.js'
import { SCORE_DEFAULTS } from '../../gap/score/index.js'
import { IDENTITY_CONFLICT_DEFAULTS } from '../../identity/conflict/index.js'
import { IDENTITY_SCORE_DEFAULTS } from '../../identity/evidence/index.js'
import { SPELL_DEFAULTS } from '../../identity/period/index.js'
import { IDENTITY_CHANGE_DEFAULTS } from '../../identity/rule/index.js'
import { SUCCESSION_DEFAULTS } from '../../identity/succession/index.js'
import { WATCHLIST_DEFAULTS } from '../../identity/watchlist/index.js'
import { FIELDS } from '../../io/layout/index.js'
import { LEARN_DEFAULTS } from '../../knowledge/index.js'
import { LONE_DEFAULTS, LOITERING_DEFAULTS } from '../../loitering/index.js'
import { RENDEZVOUS_DEFAULTS } from '../../rendezvous/options/index.js'
import { LIST_DEFAULTS, PIPELINE } from '../../stages/index.js'
import { CLEANING_DEFAULTS } from '../../track/clean/index.js'
import type { Spec } from './spec.js'

const text = (about: string): Spec => ({ kind: 'text', about })
const flag = (about: string): Spec => ({ kind: 'flag', about })
const texts = (about: string): Spec => ({ kind: 'list', of: { kind: 'text' }, about })
const record = (about: string, fields: Readonly<Record<string, Spec>>): Spec => ({ kind: 'record', fields, about })

// These come with the input, or are no plain numbers.
const APART: ReadonlySet<string> = new Set([
  'now',
  'particulars',
  'falseStretches',
  'knowledge',
  'rejected',
  'identity',
])

/** The options of a module, by its defaults: numbers, but for what is given in `other`. */
function options(about: string, defaults: object, other: Readonly<Record<string, Spec>> = {}): Spec {
  const keys = Object.keys(defaults).filter((key) => !APART.has(key))
  return record(about, Object.fromEntries(keys.map((key): [string, Spec] => [key, other[key] ?? { kind: 'number' }])))
}

const mode = (about: string, defaults: object): Spec => ({
  kind: 'either',
  of: [{ kind: 'off' }, options('', defaults)],
  about,
})
const { anchored, underway } = RENDEZVOUS_DEFAULTS.modes

const MODES = record('Which kinds of contact are looked for; false leaves one out', {
  drifting: flag('Drifting together'),
  anchored: mode('At anchor', anchored || {}),
  underway: mode('Under way in parallel', underway || {}),
})

const DETECT_SPEC = record('Options of detect, by module, as the library documents them', {
  track: options('CLEANING_DEFAULTS', CLEANING_DEFAULTS),
  knowledge: options('LEARN_DEFAULTS', LEARN_DEFAULTS),
  rendezvous: options('RENDEZVOUS_DEFAULTS', RENDEZVOUS_DEFAULTS, { modes: MODES }),
  loitering: options('LOITERING_DEFAULTS', LOITERING_DEFAULTS),
  gap: options('GAP_DEFAULTS', GAP_DEFAULTS),
  gapScore: options('SCORE_DEFAULTS', SCORE_DEFAULTS),
  sparse: options('SPARSE_DEFAULTS', SPARSE_DEFAULTS),
  dark: options('DARK_DEFAULTS', DARK_DEFAULTS),
  lone: options('LONE_DEFAULTS', LONE_DEFAULTS),
  assess: options('ASSESS_DEFAULTS', ASSESS_DEFAULTS, {
    weights: { kind: 'object', about: 'A table of weights such as RENDEZVOUS_WEIGHTS' },
    zoneRoles: {
      kind: 'map',
      of: { kind: 'word', words: ['transfer', 'harbour', 'anchorage', 'watched'] },
      about: 'What zones mean, by name',
    },
  }),
  identity: record('Who ships say they are', {
    spells: options('SPELL_DEFAULTS', SPELL_DEFAULTS),
    changes: options('IDENTITY_CHANGE_DEFAULTS', IDENTITY_CHANGE_DEFAULTS),
    conflicts: options('IDENTITY_CONFLICT_DEFAULTS', IDENTITY_CONFLICT_DEFAULTS),
    successions: options('SUCCESSION_DEFAULTS', SUCCESSION_DEFAULTS),
    watchlist: options('WATCHLIST_DEFAULTS', WATCHLIST_DEFAULTS, {
      minStrength: { kind: 'word', words: ['weak', 'moderate', 'strong'] },
    }),
    score: options('IDENTITY_SCORE_DEFAULTS', IDENTITY_SCORE_DEFAULTS),
  }),
  list: options('LIST_DEFAULTS', LIST_DEFAULTS, {
    portContacts: {
      kind: 'word',
      words: ['brief', 'full'],
      about: 'Whether rendezvous in ports with more against than for them are listed in brief, or whole',
    },
  }),
  until: { kind: 'word', words: Object.keys(PIPELINE), about: 'The last stage to run' },
})

const FILTER_SPEC = record('Which findings are wanted; what is learnt does not change', {
  bbox: {
    kind: 'list',
    of: { kind: 'number' },
    size: 4,
    about: 'West, south, east, north, degrees; west greater than east crosses 180',
  },
  area: text('File of GeoJSON polygons'),
  from: text('Not what ended before this instant'),
  to: text('Not what began after this instant; a date alone is the end of that day'),
  vessels: texts('MMSI, IMO numbers or names'),
  shipTypes: {
    kind: 'list',
    of: { kind: 'either', of: [{ kind: 'number', min: 0 }, { kind: 'text' }] },
    about: 'Numbers, ranges such as 80-89, or words such as tanker',
  },
  minBits: { kind: 'number', about: 'Not what has fewer bits' },
})

const SHIP: Spec = { kind: 'either', of: [{ kind: 'text' }, { kind: 'number', min: 0 }] }

const PAIR_SPEC = record('A pair that someone has looked at', {
  a: SHIP,
  b: SHIP,
  vessels: { kind: 'list', of: SHIP, size: 2, about: 'In place of a and b' },
  from: text('Only rendezvous that begin then or later'),
  until: text('Only rendezvous that begin then or earlier; a date alone is the end of that day'),
  untilBits: { kind: 'number', about: 'A rendezvous of this many bits and more is listed all the same' },
  note: text('Why'),
  by: text('Who looked at it'),
})

/** What a configuration may hold. */
export const CONFIG_SPEC: Spec = record(
  'Configuration of the darkwake command. Paths are relative to this file; flags win over it.',
  {
    $schema: text('Where editors find this schema'),
    options: DETECT_SPEC,
    zones: text('GeoJSON polygons to name in the findings'),
    watchlists: texts('Lists of ships to match'),
    columns: record(
      'Names of columns, by field',
      Object.fromEntries(FIELDS.map((field): [string, Spec] => [field, { kind: 'text' }])),
    ),
    monthFirst: flag('Read 01/06/2018 as the sixth of January'),
    where: text('Read only rows that meet this condition (through DuckDB)'),
    coastline: flag('Whether distances to land are measured; default true'),
    reviewed: {
      kind: 'either',
      of: [{ kind: 'text' }, { kind: 'list', of: PAIR_SPEC }],
      about: 'Pairs whose rendezvous are suppressed: a file, or a list',
    },
    filters: FILTER_SPEC,
    out: text('Folder for findings.json, findings.geojson, findings.csv and report.html'),
    limit: { kind: 'number', min: 0, about: 'Rows of the table; default 20' },
    tracks: flag('Draw the tracks of the ships of each rendezvous in findings.geojson'),
    reach: flag('Draw the area that each silent ship can have been in, in findings.geojson'),
  },
)
