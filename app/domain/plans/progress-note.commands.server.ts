import { mustBeAllowed } from '~/access/guard.server'
import { enrolmentsVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotAllowed, orNotFound } from '~/kit/errors'
import type { ProgressNoteForm } from './progress-note.schemas'

/** Writes a progress note on a learner who is enrolled here. The learner and the adviser can read it. */
export function writeProgressNote(ctx: Context, choiceId: string, { rating, body }: ProgressNoteForm) {
  return inTransaction(ctx, async (ctx) => {
    const { learnerId, providerId } = await findEnrolment(ctx, choiceId)
    mustBeAllowed(ctx, 'progress.note', { providerId })
    const writtenById = ctx.actor.id
    if (writtenById === null) throw new NotAllowed()
    const id = newId()
    await ctx.db
      .insertInto('progressNote')
      .values({ id, learnerId, organisationId: providerId, writtenById, writtenAt: ctx.now, rating, body })
      .execute()
    await record(
      ctx,
      'progress-note.written',
      { type: 'progress-note', id, learnerId, organisationId: providerId },
      { rating },
    )
    return id
  })
}

async function findEnrolment(ctx: Context, choiceId: string) {
  const enrolment = await enrolmentsVisibleTo(ctx)
    .select(['enrolment.learnerId', 'enrolment.providerId'])
    .where('enrolment.choiceId', '=', choiceId)
    .where('enrolment.status', '=', 'enrolled')
    .executeTakeFirst()
  return orNotFound(enrolment, 'enrolment')
}
