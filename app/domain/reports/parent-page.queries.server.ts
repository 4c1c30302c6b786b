import { sql, type Expression } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { choicesVisibleTo, learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { ownCycleOf } from '../applications/own-cycle.queries.server'
import { attendanceTotals } from '../attendance/attendance.queries.server'

const CHOICES_AT_MOST = 60
const LETTERS_AT_MOST = 20
const CONDITIONS_AT_MOST = 50

/**
 * A linked learner as a parent reads: how each choice stands, days, offers, attendance, and the copies of letters. Nothing
 * of the form is asked for, and the choices stand in the order of the alphabet: the learner's own order is nobody else's.
 */
export async function findForParent(ctx: Context, learnerId: string) {
  const found = await learnersVisibleTo(ctx)
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'learner.areaId'])
    .select((eb) => [
      attendanceTotals(ctx, eb.ref('learner.id')).as('attendance'),
      choicesOf(ctx, eb.ref('learner.id')).as('choices'),
      lettersTo(ctx, eb.ref('learner.id')).as('letters'),
    ])
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return orNotFound(found, 'learner')
}

export type ParentChoice = Awaited<ReturnType<typeof findForParent>>['choices'][number]

function choicesOf(ctx: Context, learnerId: Expression<string>) {
  return jsonArrayFrom(
    choicesVisibleTo(ctx)
      .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
      .innerJoin('course', 'course.id', 'courseRun.courseId')
      .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
      .leftJoin('offer', (join) => join.onRef('offer.choiceId', '=', 'choice.id').on('offer.endedAt', 'is', null))
      .select(['choice.id', 'choice.state', 'choice.sentAt', 'choice.answerBy', 'offer.replyBy'])
      .select(['course.title as courseTitle', 'provider.name as providerName', 'courseRun.startsOn'])
      .select((eb) => [
        sql<boolean>`choice.cycle_id <> ${ownCycleOf(ctx, learnerId)}`.as('isEarlier'),
        // Until when something is asked of the learner, never what.
        eb
          .selectFrom('informationRequest')
          .select('informationRequest.dueOn')
          .whereRef('informationRequest.choiceId', '=', 'choice.id')
          .where('informationRequest.endedAt', 'is', null)
          .limit(1)
          .as('questionBy'),
        eb
          .selectFrom('deferralProposal')
          .select('deferralProposal.answerBy')
          .whereRef('deferralProposal.choiceId', '=', 'choice.id')
          .where('deferralProposal.endedAt', 'is', null)
          .limit(1)
          .as('mayWaitBy'),
        eb
          .selectFrom('deferral')
          .select('deferral.confirmFrom')
          .whereRef('deferral.choiceId', '=', 'choice.id')
          .where('deferral.reinstatedAt', 'is', null)
          .orderBy('deferral.deferredAt', 'desc')
          .limit(1)
          .as('confirmFrom'),
        eb
          .selectFrom('interview')
          .select((eb) => eb.fn.min('interview.startsAt').as('startsAt'))
          .whereRef('interview.choiceId', '=', 'choice.id')
          .where('interview.cancelledAt', 'is', null)
          .where('interview.startsAt', '>=', ctx.now)
          .as('interviewAt'),
        jsonArrayFrom(
          eb
            .selectFrom('offerCondition')
            .select(['offerCondition.text', 'offerCondition.status'])
            .whereRef('offerCondition.offerId', '=', 'offer.id')
            .orderBy('offerCondition.position')
            .limit(CONDITIONS_AT_MOST),
        ).as('conditions'),
      ])
      .where('choice.learnerId', '=', learnerId)
      .orderBy('course.title')
      .orderBy('choice.id')
      .limit(CHOICES_AT_MOST),
  )
}

// Only what this parent was sent, not what the learner was.
function lettersTo(ctx: Context, learnerId: Expression<string>) {
  return jsonArrayFrom(
    ctx.db
      .selectFrom('letter')
      .select(['letter.id', 'letter.subject', 'letter.writtenAt'])
      .where('letter.learnerId', '=', learnerId)
      .where('letter.accountId', '=', ctx.actor.id)
      .where('letter.fate', '!=', 'stopped')
      .orderBy('letter.writtenAt', 'desc')
      .orderBy('letter.id')
      .limit(LETTERS_AT_MOST),
  )
}
