import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Expression } from 'kysely'
import { confidentialNotesVisibleTo } from '~/access/caseload-scopes.server'
import { isNameOnly } from '~/access/people-scopes.server'
import { choicesVisibleTo, learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { ownCycleOf } from '../applications/own-cycle.queries.server'
import { attendanceTotals } from '../attendance/attendance.queries.server'
import { openCharacteristicsOf } from '../circumstances/characteristic.queries.server'
import { needOf } from '../circumstances/need.queries.server'
import { actualOf, intendedOf } from '../destinations/destination.queries.server'
import { newestGuaranteeOf } from '../guarantees/guarantee.queries.server'
import { activityOf } from '../participation/activity.queries.server'
import { progressNotesOf } from '../plans/progress-note.queries.server'

const CHOICES_AT_MOST = 60
const CONTACTS_AT_MOST = 20

/**
 * One learner as an adviser sees them, in one statement: every choice of every year, where they mean to go and went, what
 * they do now, who tried to reach them, attendance and progress.
 */
export async function findLearnerForAdviser(ctx: Context, learnerId: string) {
  const found = await learnerRows(ctx, learnerId)
    .select(['learner.bornOn', 'learner.phone', 'learner.email', 'learner.isAddressProtected'])
    .select((eb) => [
      activityOf(ctx, eb.ref('learner.id'), 'confirmed').as('current'),
      activityOf(ctx, eb.ref('learner.id'), 'proposed').as('proposed'),
      attendanceTotals(ctx, eb.ref('learner.id')).as('attendance'),
      progressNotesOf(ctx, eb.ref('learner.id')).as('notes'),
      contactsOf(ctx, eb.ref('learner.id')).as('contacts'),
      newestGuaranteeOf(ctx, eb.ref('learner.id')).as('guarantees'),
      caseloadOf(ctx, eb.ref('learner.id')).as('caseload'),
      openCharacteristicsOf(ctx, eb.ref('learner.id')).as('circumstances'),
      needOf(ctx, eb.ref('learner.id')).as('need'),
      isNameOnly(eb.ref('learner.id')).as('isNameOnly'),
      eb.case().when('learner.isAddressProtected', '=', false).then(eb.ref('learner.address')).end().as('address'),
      eb.case().when('learner.isAddressProtected', '=', false).then(eb.ref('learner.postcode')).end().as('postcode'),
    ])
    .executeTakeFirst()
  const learner = orNotFound(found, 'learner')
  return learner.isNameOnly ? { ...learner, ...nothingPassedOn } : { ...learner, address: null, postcode: null }
}

// Choices and attendance do not come here at all: the scopes leave them out.
const nothingPassedOn = { email: null, phone: null, intended: null, notes: [] }

export type AdviserRecord = Awaited<ReturnType<typeof findLearnerForAdviser>>

function learnerRows(ctx: Context, learnerId: string) {
  return learnersVisibleTo(ctx)
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('organisation as school', 'school.id', 'rollEntry.schoolId')
    .leftJoin('account', 'account.learnerId', 'learner.id')
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'learner.areaId'])
    .select(['rollEntry.form', 'school.name as schoolName'])
    .select((eb) => [
      sql<boolean>`account.id is not null`.as('hasAccount'),
      ownCycleOf(ctx, eb.ref('learner.id')).as('cycleId'),
      choicesOf(ctx, eb.ref('learner.id')).as('choices'),
      intendedOf(ctx, eb.ref('learner.id'), ownCycleOf(ctx, eb.ref('learner.id'))).as('intended'),
      actualOf(ctx, eb.ref('learner.id'), ownCycleOf(ctx, eb.ref('learner.id'))).as('actual'),
    ])
    .where('learner.id', '=', learnerId)
}

function choicesOf(ctx: Context, learnerId: Expression<string>) {
  return jsonArrayFrom(
    choicesVisibleTo(ctx)
      .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
      .innerJoin('course', 'course.id', 'courseRun.courseId')
      .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
      .leftJoin('offer', (join) => join.onRef('offer.choiceId', '=', 'choice.id').on('offer.endedAt', 'is', null))
      .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
      .select(['choice.id', 'choice.state', 'choice.answerBy', 'choice.cycleId', 'cycle.name as cycleName'])
      .select(['course.title as courseTitle', 'provider.name as providerName', 'offer.replyBy', 'courseRun.startsOn'])
      .select((eb) => [
        eb
          .selectFrom('offerCondition')
          .select(sql<number>`count(*)::int`.as('open'))
          .whereRef('offerCondition.offerId', '=', 'offer.id')
          .where('offerCondition.status', '=', 'open')
          .as('openConditions'),
        eb
          .selectFrom('interview')
          .select((eb) => eb.fn.max('interview.startsAt').as('startsAt'))
          .whereRef('interview.choiceId', '=', 'choice.id')
          .where('interview.cancelledAt', 'is', null)
          .as('interviewAt'),
      ])
      .where('choice.learnerId', '=', learnerId)
      .orderBy('cycle.startsOn', 'desc')
      .orderBy('choice.preference')
      .orderBy('choice.id')
      .limit(CHOICES_AT_MOST),
  )
}

function contactsOf(ctx: Context, learnerId: Expression<string>) {
  return jsonArrayFrom(
    ctx.db
      .selectFrom('contact')
      .innerJoin('account as adviser', 'adviser.id', 'contact.adviserId')
      .select([
        'contact.id',
        'contact.kind',
        'contact.outcome',
        'contact.happenedAt',
        'contact.note',
        'contact.nextActionOn',
      ])
      .select(['contact.sentKey', 'contact.place', 'contact.minutes', 'contact.agreed', 'contact.nextActionKind'])
      .select((eb) => [
        eb('contact.groupKey', 'is not', null).$castTo<boolean>().as('isGroup'),
        eb
          .exists(
            confidentialNotesVisibleTo(ctx)
              .select('confidentialNote.id')
              .whereRef('confidentialNote.contactId', '=', eb.ref('contact.id')),
          )
          .$castTo<boolean>()
          .as('hasConfidential'),
      ])
      .select('adviser.name as adviserName')
      .where('contact.learnerId', '=', learnerId)
      .orderBy('contact.happenedAt', 'desc')
      .orderBy('contact.id')
      .limit(CONTACTS_AT_MOST),
  )
}

function caseloadOf(ctx: Context, learnerId: Expression<string>) {
  return jsonObjectFrom(
    ctx.db
      .selectFrom('caseloadEntry')
      .innerJoin('account as adviser', 'adviser.id', 'caseloadEntry.adviserId')
      .select([
        'caseloadEntry.id',
        'caseloadEntry.serviceId',
        'caseloadEntry.nextActionOn',
        'adviser.name as adviserName',
      ])
      .where('caseloadEntry.learnerId', '=', learnerId)
      .where('caseloadEntry.endedAt', 'is', null),
  )
}
