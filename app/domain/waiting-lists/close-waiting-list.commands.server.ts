import { mustBeAllowed } from '~/access/guard.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { refuseWhenChanged } from '~/domain/applications/choice'
import { lockChoice, type LockedChoice } from '~/domain/applications/choice-state.commands.server'
import { systemReason } from '~/domain/endings/reason.queries.server'
import { reject } from '~/domain/endings/rejection.commands.server'
import { waitsThatExpired } from './waiting-list.queries.server'

/** Each night: a wait that is over ends the choice, and the learner is told. Running it twice changes nothing. */
export async function closeExpiredWaits(ctx: Context): Promise<number> {
  const expired = await waitsThatExpired(ctx, londonDay(ctx.now))
  for (const choiceId of expired) await closeWait(ctx, choiceId)
  return expired.length
}

/** The provider fills no more places from its list: a wait ends before its last day, with the same reason. */
export function endWait(ctx: Context, choiceId: string, { version }: { version?: number | undefined }) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'waiting-list.add', choice)
    refuseWhenChanged(choice, version)
    await overFor(ctx, choice)
  })
}

function closeWait(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    if (choice.state === 'waiting_list') await overFor(ctx, choice)
  })
}

async function overFor(ctx: Context, choice: LockedChoice) {
  const reason = await systemReason(ctx, 'rejection', 'waiting-list-over')
  await reject(ctx, choice, 'closeWaitingList', [{ reason, detail: null }], null)
}
