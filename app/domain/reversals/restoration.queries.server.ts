import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { sql } from 'kysely'
import { endedChoicesVisibleTo, restorationsVisibleTo } from '~/access/support-scopes.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { hasClosed } from '~/domain/cycles/cycle'
import { findCycle } from '~/domain/cycles/cycle.queries.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound, orNotFound } from '~/kit/errors'
import { possibleStates, statesHad, type Around } from './restoration'

const CHOICES_AT_MOST = 100
const EVENTS_AT_MOST = 300
const WAITING_AT_MOST = 100

/** The ended choices of one application, by its reference number. */
export function endedChoicesOf(ctx: Context, reference: string) {
  return endedChoicesVisibleTo(ctx)
    .innerJoin('application', 'application.id', 'choice.applicationId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select(['choice.id', 'choice.state', 'choice.changedAt', 'choice.learnerId'])
    .select(['course.title as course', 'provider.name as provider'])
    .where('application.reference', '=', reference.toUpperCase())
    .orderBy('choice.changedAt', 'desc')
    .orderBy('choice.id')
    .limit(CHOICES_AT_MOST)
    .execute()
}

/** The same as `findEnded`, to a person: only who has the reference number of the application finds its choices. */
export async function findEndedOf(ctx: Context, choiceId: string, reference: string) {
  const ended = await findEnded(ctx, choiceId)
  if (ended.choice.reference !== reference.trim().toUpperCase()) throw new NotFound('choice')
  return ended
}

/** One ended choice with all that decides where it can go back to. */
export async function findEnded(ctx: Context, choiceId: string) {
  const row = await endedChoicesVisibleTo(ctx)
    .innerJoin('application', 'application.id', 'choice.applicationId')
    .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select(['choice.id', 'choice.state', 'choice.version', 'choice.applicationId', 'choice.learnerId'])
    .select(['choice.courseRunId', 'choice.providerId', 'choice.cycleId', 'choice.sentAt', 'cycle.areaId'])
    .select(['cycle.closedAt', 'application.reference', 'course.title as course', 'provider.name as provider'])
    .select('courseRun.cancelledAt as courseCancelledAt')
    .select((eb) => [
      isThere(sql`select 1 from school_check where choice_id = choice.id`).as('wasChecked'),
      isThere(sql`select 1 from offer where choice_id = choice.id`).as('hasOffer'),
      isThere(sql`select 1 from deferral where choice_id = choice.id and reinstated_at is null`).as('hasDeferral'),
      isThere(sql`select 1 from interview where choice_id = choice.id and starts_at > ${ctx.now}`).as(
        'hasInterviewToCome',
      ),
      isThere(
        sql`select 1 from waiting_list_entry where choice_id = choice.id and expires_on >= ${londonDay(ctx.now)}`,
      ).as('hasWait'),
      jsonArrayFrom(
        eb
          .selectFrom('choice as other')
          .select(['other.state', 'other.courseRunId'])
          .whereRef('other.applicationId', '=', 'choice.applicationId')
          .whereRef('other.id', '!=', 'choice.id')
          .orderBy('other.id')
          .limit(CHOICES_AT_MOST),
      ).as('others'),
    ])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  const choice = orNotFound(row, 'choice')
  const had = statesHad(await toldOf(ctx, choiceId), { wasSent: choice.sentAt !== null, wasChecked: choice.wasChecked })
  const { hasInterviewToCome, hasWait, hasOffer, hasDeferral } = choice
  const to = possibleStates({ state: choice.state, had, hasInterviewToCome, hasWait, hasOffer, hasDeferral })
  return { choice, to, around: await aroundOf(ctx, choice) }
}

export type Ended = Awaited<ReturnType<typeof findEnded>>

/** Whoever waits for a second person, the oldest first. */
export function waitingRestorations(ctx: Context) {
  return restorations(ctx)
    .where('restoration.outcome', 'is', null)
    .orderBy('restoration.askedAt')
    .orderBy('restoration.id')
    .limit(WAITING_AT_MOST)
    .execute()
}

/** One request to put a choice back. */
export async function findRestoration(ctx: Context, restorationId: string) {
  const row = await restorations(ctx).where('restoration.id', '=', restorationId).executeTakeFirst()
  return orNotFound(row, 'restoration')
}

/** The same, held until somebody has decided, so that two never decide at once. */
export async function lockRestoration(ctx: Context, restorationId: string) {
  const row = await restorationsVisibleTo(ctx)
    .select(['restoration.id', 'restoration.choiceId', 'restoration.toState', 'restoration.choiceVersion'])
    .select(['restoration.ticket', 'restoration.askedById', 'restoration.outcome'])
    .where('restoration.id', '=', restorationId)
    .forUpdate()
    .executeTakeFirst()
  return orNotFound(row, 'restoration')
}

function restorations(ctx: Context) {
  return restorationsVisibleTo(ctx)
    .innerJoin('choice', 'choice.id', 'restoration.choiceId')
    .innerJoin('application', 'application.id', 'choice.applicationId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .innerJoin('account as asker', 'asker.id', 'restoration.askedById')
    .select(['restoration.id', 'restoration.choiceId', 'restoration.fromState', 'restoration.toState'])
    .select(['restoration.ticket', 'restoration.why', 'restoration.askedAt', 'restoration.askedById'])
    .select(['restoration.outcome', 'choice.learnerId', 'choice.providerId', 'asker.name as askedBy'])
    .select(['application.reference', 'course.title as course', 'provider.name as provider'])
}

async function toldOf(ctx: Context, choiceId: string) {
  return ctx.db
    .selectFrom('auditEvent')
    .select('action')
    .select([sql<unknown>`particulars ->> 'before'`.as('before'), sql<unknown>`particulars ->> 'after'`.as('after')])
    .where('subjectId', '=', choiceId)
    .orderBy('happenedAt')
    .limit(EVENTS_AT_MOST)
    .execute()
}

type Row = Pick<Around, 'courseRunId' | 'others'> & {
  cycleId: string
  areaId: string
  closedAt: Date | null
  courseCancelledAt: Date | null
}

async function aroundOf(
  ctx: Context,
  { cycleId, areaId, closedAt, courseCancelledAt, courseRunId, others }: Row,
): Promise<Around> {
  const { choicesInProgress, backups, acceptancePolicy } = await settingsOf(ctx, areaId)
  return {
    courseRunId,
    others,
    isCycleClosed: closedAt !== null,
    isCourseCancelled: courseCancelledAt !== null,
    isPastDeadline: hasClosed(await findCycle(ctx, cycleId), ctx.now),
    choicesInProgress,
    backups,
    letsSeveralBeHeld: acceptancePolicy === 'open-until-confirmation',
  }
}

function isThere(question: ReturnType<typeof sql>) {
  return sql<boolean>`exists (${question})`
}
