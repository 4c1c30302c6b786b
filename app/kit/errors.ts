/** The rules say no, or not now: 409, in a sentence a person can read, beside the field it is about. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly sentence: string,
    readonly field?: string,
  ) {
    super(`${code}: ${sentence}`)
    this.name = 'Refusal'
  }
}

/** Not there, or not yours to know: 404 either way. */
export class NotFound extends Error {
  constructor(what = 'page') {
    super(`no such ${what}`)
    this.name = 'NotFound'
  }
}

/** Yours to see, not to do: 403, with a sentence that says who can. */
export class NotAllowed extends Error {
  constructor(readonly sentence = 'Your role does not let you do this.') {
    super(sentence)
    this.name = 'NotAllowed'
  }
}

/** What was sent cannot be read at all, as a form or as a file: 400. */
export class NotReadable extends Error {
  readonly sentence =
    'What was sent did not arrive whole, or is not a form of ours. Go back, reload the page and try again.'

  constructor() {
    super('the form cannot be read')
    this.name = 'NotReadable'
  }
}

/** Too many tries: 429, with the seconds to wait. */
export class TooManyTries extends Error {
  constructor(
    readonly sentence: string,
    readonly retryAfterSeconds: number,
  ) {
    super(sentence)
    this.name = 'TooManyTries'
  }
}

/** The row, or a 404. */
export function orNotFound<T>(row: T | undefined, what?: string): T {
  if (row === undefined) throw new NotFound(what)
  return row
}
