/** Thrown where an input cannot be read at all: a sentence that names the input, what it is and what is expected. */
export class ReadError extends Error {
  /** @param message - the sentence. */
  constructor(message: string) {
    super(message)
    this.name = 'ReadError'
  }
}
