import { inTransaction, type Context } from '~/kit/context.server'
import { keptAsBackup } from '../applications/choice.states'
import { lockChoice, lockChoicesOf } from '../applications/choice-state.commands.server'
import { systemReason } from '~/domain/endings/reason.queries.server'
import { withdraw } from '~/domain/endings/withdrawal.commands.server'
import { endOfferOf } from '../offers/reply-clock.commands.server'

/** Somebody who has started gives the backups back, so that others can have them. A second time changes nothing. */
export function releaseBackups(ctx: Context, enrolledChoiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const enrolled = await lockChoice(ctx, enrolledChoiceId)
    if (enrolled.state !== 'enrolled') return 0
    const choices = await lockChoicesOf(ctx, enrolled.applicationId)
    const backups = choices.filter(({ state }) => keptAsBackup.includes(state))
    for (const backup of backups) {
      await withdraw(ctx, backup, { reason: await systemReason(ctx, 'withdrawal', 'took-another-place'), detail: null })
      await endOfferOf(ctx, backup.id)
    }
    return backups.length
  })
}
