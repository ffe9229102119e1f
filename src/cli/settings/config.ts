import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { DetectOptions } from '../../stages/index.js'
import { printable, messageOf, UsageError } from '../terminal/index.js'
import { CONFIG_SPEC } from './configSpec.js'
import { checkSpec } from './spec.js'

/** Filters as a configuration holds them. */
interface ConfigFilters {
  readonly bbox?: readonly [number, number, number, number]
  /** Path. */
  readonly area?: string
  readonly from?: string
  readonly to?: string
  readonly vessels?: readonly string[]
  readonly shipTypes?: readonly (number | string)[]
  readonly minBits?: number
}

/** What a configuration holds; paths are whole. */
export interface Config {
  readonly options?: DetectOptions
  readonly zones?: string
  readonly watchlists?: readonly string[]
  readonly columns?: Readonly<Record<string, string>>
  readonly monthFirst?: boolean
  readonly where?: string
  readonly coastline?: boolean
  /** A path, or records for `toReviewed`. */
  readonly reviewed?: string | readonly unknown[]
  readonly filters?: ConfigFilters
  readonly out?: string
  readonly limit?: number
  readonly tracks?: boolean
  readonly reach?: boolean
}

/** The file that is used where none is named. */
const CONFIG_NAME = 'darkwake.json'

/**
 * Reads the configuration: the file that is named, or `darkwake.json` of the working folder where there is one.
 *
 * @param path - as the flag gives it.
 * @returns what it holds, and the path of a file that nobody named; nothing of no file.
 * @throws UsageError, a sentence, where the file is not there, is no JSON, or holds what it must not.
 */
export async function readConfig(
  path: string | undefined,
): Promise<{ readonly config: Config; readonly unasked?: string }> {
  const text = await readFile(path ?? CONFIG_NAME, 'utf8').catch((error: unknown) => {
    if (path === undefined && (error as { code?: string }).code === 'ENOENT') return undefined
    throw new UsageError(
      `The configuration ${printable(path ?? CONFIG_NAME)} cannot be read: ${printable(messageOf(error))}`,
    )
  })
  if (text === undefined) return { config: {} }
  const shown = printable(path ?? CONFIG_NAME)
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    checkSpec(value, CONFIG_SPEC, '')
    const config = withPaths(value as Config, dirname(path ?? CONFIG_NAME))
    return path === undefined ? { config, unasked: CONFIG_NAME } : { config }
  } catch (error) {
    throw new UsageError(`${shown}: ${printable(messageOf(error), 500)}`)
  }
}

/** Paths as seen from the folder of the configuration. */
function withPaths(config: Config, folder: string): Config {
  const whole = (path: string): string => resolve(folder, path)
  const { zones, watchlists, reviewed, filters, out } = config
  return {
    ...config,
    ...(zones === undefined ? {} : { zones: whole(zones) }),
    ...(watchlists === undefined ? {} : { watchlists: watchlists.map(whole) }),
    ...(typeof reviewed === 'string' ? { reviewed: whole(reviewed) } : {}),
    ...(filters?.area === undefined ? {} : { filters: { ...filters, area: whole(filters.area) } }),
    ...(out === undefined ? {} : { out: whole(out) }),
  }
}
