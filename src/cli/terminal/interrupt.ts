import { EXIT } from './usage.js'

/**
 * Runs work that gives way to the event loop, and ends the command cleanly when the user interrupts it: nothing half
 * done stays, the line of progress goes, one sentence is said. Work that does not give way is ended by the system at
 * once, with the same code.
 *
 * @param tidy - what to do before the end; does not wait for anything.
 * @param work - what may be interrupted.
 */
export async function interruptible<T>(tidy: () => void, work: () => Promise<T>): Promise<T> {
  const stop = (): void => {
    tidy()
    process.stderr.write('darkwake: interrupted.\n')
    process.exit(EXIT.interrupted)
  }
  process.once('SIGINT', stop)
  try {
    return await work()
  } finally {
    process.off('SIGINT', stop)
  }
}
