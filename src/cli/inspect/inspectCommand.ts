import { basename, dirname } from 'node:path'
import { idsOf, type Track } from '../../model/index.js'
import { toHtml } from '../../report/html/index.js'
import { writeWhole } from '../detect/index.js'
import { loadLand } from '../input/index.js'
import { sayer, openSource, tracksOf, type Source, whichShip } from '../run/index.js'
import type { RunFlags } from '../settings/index.js'
import { printable } from '../terminal/index.js'
import { dossierOf, findingsOf, type Dossier } from './dossier.js'
import { dossierText } from './dossierText.js'

/** The flags of `darkwake inspect`, as commander delivers them. */
export interface InspectFlags extends RunFlags {
  readonly json?: true
  readonly out?: string
  readonly limit: number
}

/**
 * Shows all that was found of one ship.
 *
 * @throws ReadError where the input cannot be read; NotFoundError where there is no such ship, or more than one.
 */
export async function inspectCommand(wanted: string, files: readonly string[], flags: InspectFlags): Promise<void> {
  const source = await openSource(files, flags)
  const dossier = dossierOf(whichShip(wanted, source).id, source)
  if (flags.out !== undefined) await writePage(flags.out, dossier, source, sayer(flags))
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify(dossier, undefined, 2)}\n`
      : `${dossierText(dossier, source.findings, flags.limit, source.files)}\n`,
  )
}

async function writePage(path: string, dossier: Dossier, source: Source, say: (text: string) => void): Promise<void> {
  const findings = findingsOf(dossier, source.findings)
  const ships = new Set([
    dossier.id,
    ...findings.items.filter(({ vessels }) => vessels.length === 2).flatMap((one) => idsOf(one)),
  ])
  const tracks: readonly Track[] = tracksOf(source, ships)
  const land = await loadLand()
  await writeWhole(dirname(path), [[basename(path), () => toHtml(findings, { tracks, land })]], () => undefined)
  say(`Wrote ${printable(path)}: her page, for any browser.`)
}
