import { publishTerms, workOut } from '~/domain/allocation/allocation.commands.server'
import type { Criterion } from '~/domain/allocation/criterion'
import type { Context } from '~/kit/context.server'

const rules: readonly Criterion[][] = [['entry', 'priority', 'distance'], ['priority', 'pathway'], ['distance']]

/** The clerk publishes the rules of the first courses, and works out once who would get their places: nothing is decided yet. */
export async function workOutPlaces(clerk: Context, panelId: string, runs: readonly string[]) {
  for (const [nth, own] of rules.entries()) {
    const run = runs[nth]
    if (run) await publishTerms(clerk, run, { rules: own, reserved: nth === 0 ? 1 : 0 })
  }
  await workOut(clerk, panelId)
}
