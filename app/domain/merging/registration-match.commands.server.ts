import { mustBeAllowed } from '~/access/guard.server'
import { registrationsVisibleTo } from '~/access/people-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { RegistrationForm } from '~/domain/registrations/registration.schemas'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { merge } from './merge.commands.server'
import { tellJoinDecided } from './registration-match.jobs.server'

/** Says who somebody is who came by themselves: somebody new, the same as a record there is, or not ours. */
export function decideRegistration(ctx: Context, registrationId: string, { decision, reason }: RegistrationForm) {
  return inTransaction(ctx, async (ctx) => {
    const found = await registrationsVisibleTo(ctx)
      .select(['registration.learnerId', 'registration.areaId', 'registration.schoolId', 'registration.status'])
      .where('registration.id', '=', registrationId)
      .forUpdate()
      .executeTakeFirst()
    const { learnerId, areaId, schoolId, status } = orNotFound(found, 'registration')
    mustBeAllowed(ctx, 'registration.decide', { areaId, schoolId })
    if (status !== 'waiting' || learnerId === null)
      throw new Refusal('decided-already', 'Somebody else has decided this already.')
    const { kind, sameAs } = decision
    const isNow = kind === 'same' ? await mergeInto(ctx, sameAs, learnerId, reason) : learnerId
    await ctx.db
      .updateTable('registration')
      .set({ status: kind, decidedById: ctx.actor.id, decidedAt: ctx.now, reason })
      .where('id', '=', registrationId)
      .execute()
    const subject = { type: 'registration', id: registrationId, learnerId: isNow }
    await record(ctx, 'registration.decided', subject, { decision: kind })
    await enqueue(ctx, tellJoinDecided, { registrationId }, { key: `join-decided:${registrationId}` })
    return isNow
  })
}

// A school says it of its own learners; an adviser of all in the area.
async function mergeInto(ctx: Context, sameAs: string | null, learnerId: string, reason: string): Promise<string> {
  const own = await learnersVisibleTo(ctx).select('learner.id').where('learner.id', '=', sameAs).executeTakeFirst()
  if (!own) throw new Refusal('not-yours', 'Only an adviser can say that it is this one. Ask your adviser.', 'decision')
  await merge(ctx, own.id, learnerId, { wins: {}, reason })
  return own.id
}
