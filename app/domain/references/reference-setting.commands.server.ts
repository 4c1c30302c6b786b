import { mustBeAllowed } from '~/access/guard.server'
import { askForSecondPerson } from '~/domain/accounts/organisation.commands.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

/** The head decides whether a second person approves each reference of the school before it goes. */
export function decideSecondPerson(ctx: Context, isNeeded: boolean) {
  return inTransaction(ctx, async (ctx) => {
    const schoolId = orNotFound(ctx.actor.organisationId ?? undefined, 'school')
    mustBeAllowed(ctx, 'reference.setting', { schoolId })
    const isChanged = await askForSecondPerson(ctx, schoolId, isNeeded)
    if (!isChanged) return
    const subject = { type: 'organisation', id: schoolId, organisationId: schoolId }
    await record(ctx, 'reference-setting.decided', subject, { isSecondPersonNeeded: isNeeded })
  })
}
