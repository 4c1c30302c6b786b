import type { Expression } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { enrolmentsVisibleTo, learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const NOTES_AT_MOST = 50

/** A learner enrolled here, with the notes this provider has written, for the colleague who writes the next. */
export async function findLearnerToNote(ctx: Context, choiceId: string) {
  const learner = await enrolmentsVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'enrolment.learnerId')
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'enrolment.choiceId'])
    .select((eb) => progressNotesOf(ctx, eb.ref('learner.id'), eb.ref('enrolment.providerId')).as('notes'))
    .where('enrolment.choiceId', '=', choiceId)
    .where('enrolment.status', '=', 'enrolled')
    .executeTakeFirst()
  return orNotFound(learner, 'enrolment')
}

/** The progress notes on one learner, the newest first. */
export async function findProgressNotes(ctx: Context, learnerId: string) {
  const learner = await learnersVisibleTo(ctx)
    .select('learner.id')
    .select((eb) => progressNotesOf(ctx, eb.ref('learner.id')).as('notes'))
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return orNotFound(learner, 'learner').notes
}

/** The newest notes on a learner, of one provider or of all: part of a larger question. */
export function progressNotesOf(ctx: Context, learnerId: Expression<string>, providerId?: Expression<string>) {
  return jsonArrayFrom(
    ctx.db
      .selectFrom('progressNote')
      .innerJoin('organisation', 'organisation.id', 'progressNote.organisationId')
      .innerJoin('account as writer', 'writer.id', 'progressNote.writtenById')
      .select(['progressNote.id', 'progressNote.rating', 'progressNote.body', 'progressNote.writtenAt'])
      .select(['organisation.name as providerName', 'writer.name as writerName'])
      .where('progressNote.learnerId', '=', learnerId)
      .$if(providerId !== undefined, (query) => query.where('progressNote.organisationId', '=', providerId ?? null))
      .orderBy('progressNote.writtenAt', 'desc')
      .orderBy('progressNote.id')
      .limit(NOTES_AT_MOST),
  )
}
