import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The browser on this machine, undefined where there is none. */
export const findChromium = (): string | undefined =>
  ['chromium', 'chromium-browser', 'google-chrome', 'chrome']
    .flatMap((name) => (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)))
    .find((path) => existsSync(path))
