import { pathToFileURL } from 'node:url'
import path from 'node:path'
import { root } from '~/kit/env.server'
import type { Command, PlainCommand } from './command'
import { checkCommand } from './check.server'
import { loadDemoCommand } from './demo.server'
import { writeDocs } from './docs.server'
import { exportNccisCommand } from './export.server'
import { importCoursesCommand } from './import-courses.server'
import { importEstablishmentsCommand } from './import-establishments.server'
import { importLearnersCommand } from './import-learners.server'
import { importWardsCommand } from './import-wards.server'
import { importScorecardCommand } from './import-scorecard.server'
import { addUserCommand } from './users.server'

const docsCommand: PlainCommand = {
  name: 'docs',
  usage: '',
  about: 'Draws the diagrams of the rooms into their READMEs.',
  needsNoDatabase: true,
  run: ({ say }) => writeDocs(pathToFileURL(`${path.resolve(root)}/`), say),
}

/** Every command of the operator, in the order of the help page. */
export const commands: readonly Command[] = [
  importEstablishmentsCommand,
  importCoursesCommand,
  importLearnersCommand,
  importScorecardCommand,
  importWardsCommand,
  exportNccisCommand,
  addUserCommand,
  loadDemoCommand,
  checkCommand,
  docsCommand,
]

/** The command that the words begin with, and the words that are left for it. */
export function commandFor(args: readonly string[]): { command: Command; rest: string[] } | null {
  for (const command of commands) {
    const words = command.name.split(' ')
    if (words.every((word, at) => args[at] === word)) return { command, rest: args.slice(words.length) }
  }
  return null
}

/** The help page: of one command, or of all. */
export function helpLines(command: Command | null): string[] {
  if (command) return [lineOf(command), '', command.about]
  return ['The operator’s commands:', '', ...commands.flatMap((one) => [`  ${lineOf(one)}`, `      ${one.about}`])]
}

function lineOf({ name, usage }: Command): string {
  return `onward ${name} ${usage}`.trim()
}
