import { impossibleStates } from '~/jobs'
import { findImpossibleStates } from '~/domain/reports/support.queries.server'
import type { DataCommand } from './command'

/** Looks for rows that cannot be: every room's own questions, asked now. */
export const checkCommand: DataCommand = {
  name: 'check',
  usage: '[--json]',
  about: 'Looks for impossible states: rows that cannot be. Lists them, and ends with 1 when there are any.',
  run: async ({ ctx, args, say }) => {
    const found = await findImpossibleStates(ctx, impossibleStates)
    if (args.includes('--json')) say(JSON.stringify({ checks: impossibleStates.length, found }))
    else for (const line of linesOf(found)) say(line)
    return found.length === 0
  },
}

type Found = Awaited<ReturnType<typeof findImpossibleStates>>

function linesOf(found: Found): string[] {
  if (found.length === 0) return [`${impossibleStates.length} checks found nothing.`]
  return found.map(({ name, sentence, subjectId }) => `${name}: ${sentence} (${subjectId})`)
}
