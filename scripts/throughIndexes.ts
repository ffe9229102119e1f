// What the build does with imports of a room's index: each name is taken from the file that defines it. So a bundle
// holds the files whose names are used, and not all files of every room that one of them comes from.

import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Plugin } from 'esbuild'

const IMPORT = /\b(import|export) (type )?\{([^}]*)\} from '(\.[^']*\/index\.js)'/g
const EXPORT = /\bexport (?:type )?\{([^}]*)\} from '(\.[^']*)'/g

const namesOf = (list: string): string[] =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
const bare = (name: string): string => name.replace(/^type /, '').split(' as ')[0]!

/** The file that defines each name of an index. */
function definers(index: string): Map<string, string> {
  const text = readFileSync(index, 'utf8')
  return new Map(
    [...text.matchAll(EXPORT)].flatMap(([, list, from]) =>
      namesOf(list!).map((name) => [bare(name), resolve(dirname(index), from!)]),
    ),
  )
}

/** The text of a file with every import of an index split into imports of what that index re-exports. */
export function throughIndexes(
  path: string,
  text: string,
  indexOf: (index: string) => ReadonlyMap<string, string> = definers,
): string {
  return text.replace(IMPORT, (_, verb: string, type: string | undefined, list: string, from: string) => {
    const defined = indexOf(resolve(dirname(path), from).replace(/\.js$/, '.ts'))
    const byFile = new Map<string, string[]>()
    for (const name of namesOf(list)) {
      const file = defined.get(bare(name))
      if (file === undefined) throw new Error(`${path}: ${from} does not export ${name}`)
      byFile.set(file, [...(byFile.get(file) ?? []), name])
    }
    const spec = (file: string): string =>
      join('.', relative(dirname(path), file))
        .replace(/^(?!\.)/, './')
        .replaceAll('\\', '/')
    return [...byFile]
      .map(([file, names]) => `${verb} ${type ?? ''}{ ${names.join(', ')} } from '${spec(file)}'`)
      .join('\n')
  })
}

/** For esbuild, over files of `src`. */
export const throughIndexesPlugin: Plugin = {
  name: 'through-indexes',
  setup(build) {
    const src = resolve('src')
    const known = new Map<string, ReadonlyMap<string, string>>()
    const indexOf = (index: string): ReadonlyMap<string, string> => {
      const found = known.get(index) ?? definers(index)
      known.set(index, found)
      return found
    }
    build.onLoad({ filter: /\.ts$/ }, ({ path }) =>
      path.startsWith(src)
        ? { contents: throughIndexes(path, readFileSync(path, 'utf8'), indexOf), loader: 'ts' }
        : undefined,
    )
  },
}
