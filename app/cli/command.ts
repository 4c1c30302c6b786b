import type { Context } from '~/kit/context.server'

type Named = {
  /** One or two words, as typed: `import courses`. */
  name: string
  /** What may follow the name, for the help page. */
  usage: string
  about: string
}

/** A command that works on the data. It returns false, or throws, when not all went well. */
export type DataCommand = Named & {
  needsNoDatabase?: false
  run: (given: { ctx: Context; args: string[]; say: (line: string) => void }) => Promise<unknown>
}

/** A command that needs no data, such as drawing the diagrams of the rooms. */
export type PlainCommand = Named & {
  needsNoDatabase: true
  run: (given: { args: string[]; say: (line: string) => void }) => Promise<unknown>
}

export type Command = DataCommand | PlainCommand
