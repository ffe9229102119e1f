import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readText, ROOT } from './project.js'

const notices = readText('THIRD_PARTY.md')
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Packages whose code stands in a built file: esbuild marks each bundled file with a comment. */
function bundled(): string[] {
  const files = readdirSync(`${ROOT}/dist`, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.c?js$/.test(name),
  )
  const names = files.flatMap((name) =>
    [...readText(`dist/${name}`).matchAll(/^\/\/ (?:\.\.\/)*node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map(
      (match) => match[1]!,
    ),
  )
  return [...new Set(names)].sort()
}

describe('THIRD_PARTY.md', () => {
  it('knows what is bundled', () => {
    expect(bundled()).toEqual(['quickselect', 'rbush'])
  })

  // What the report's page holds stands in a text, in which no comment marks it.
  it.each([...bundled(), 'leaflet', 'uplot'])(
    'names %s, its licence, and carries the licence as the package ships it',
    (name) => {
      const about = JSON.parse(readText(`node_modules/${name}/package.json`)) as { license: string }
      expect(notices).toMatch(new RegExp(`^### ${name} .*${about.license}`, 'm'))
      expect(plain(notices)).toContain(plain(readText(`node_modules/${name}/LICENSE`)))
    },
  )

  it('names the data that come with the package and the examples', () => {
    for (const source of ['Natural Earth', 'world-atlas', 'MarineCadastre']) expect(notices).toContain(source)
  })

  it('names every dependency', () => {
    const { dependencies } = JSON.parse(readText('package.json')) as { dependencies: Record<string, string> }
    for (const name of Object.keys(dependencies)) expect(notices, name).toContain(`\`${name}\``)
  })
})
