import { sql } from 'kysely'
import { enrolmentTimesVisibleTo } from '~/access/desk-scopes.server'
import { mustBeAllowed } from '~/access/guard.server'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { ChoiceState } from '~/domain/applications/choice.states'
import type { Context } from '~/kit/context.server'
import { endOfDay, londonMoment } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'

const TIMES_AT_MOST = 120
const COMING_AT_MOST = 300

/** Who holds a seat: while the place stands, and once it is taken up. Others have freed theirs. */
const holdingSeats: ChoiceState[] = ['place_confirmed', 'enrolled']
const taken = sql<number>`(select count(*)::int from enrolment_booking join choice on choice.id = enrolment_booking.choice_id
  where enrolment_booking.time_id = enrolment_time.id and choice.state in ('place_confirmed', 'enrolled'))`

/** How many seats of a time are taken. */
export async function seatsTaken(ctx: Context, timeId: string): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('enrolmentBooking')
    .innerJoin('choice', 'choice.id', 'enrolmentBooking.choiceId')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('enrolmentBooking.timeId', '=', timeId)
    .where('choice.state', 'in', holdingSeats)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The times that a provider has laid out from a day on, with the seats that are taken. */
export function timesFrom(ctx: Context, day: string) {
  mustBeAllowed(ctx, 'enrolment-time.lay-out', { providerId: ctx.actor.organisationId })
  return timesAfter(ctx, londonMoment(day, '00:00:00')).execute()
}

/** A learner's own choice with the times that can still be taken, and the one that is taken. */
export async function findTimesFor(ctx: Context, choiceId: string) {
  const found = await choicesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .leftJoin('enrolmentBooking', 'enrolmentBooking.choiceId', 'choice.id')
    .leftJoin('enrolmentTime', 'enrolmentTime.id', 'enrolmentBooking.timeId')
    .select(['choice.id', 'choice.state', 'choice.learnerId', 'choice.providerId', 'course.title as courseTitle'])
    .select(['provider.name as providerName', 'enrolmentTime.id as timeId', 'enrolmentTime.startsAt'])
    .select(['enrolmentTime.place'])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  const choice = orNotFound(found, 'choice')
  mustBeAllowed(ctx, 'enrolment-time.choose', choice)
  const times = await timesAfter(ctx, ctx.now).where('enrolmentTime.providerId', '=', choice.providerId).execute()
  return { choice, times: times.filter(({ seats, taken }) => taken < seats) }
}

function timesAfter(ctx: Context, moment: Date) {
  return enrolmentTimesVisibleTo(ctx)
    .select(['enrolmentTime.id', 'enrolmentTime.startsAt', 'enrolmentTime.minutes', 'enrolmentTime.place'])
    .select(['enrolmentTime.seats', taken.as('taken')])
    .where('enrolmentTime.startsAt', '>', moment)
    .orderBy('enrolmentTime.startsAt')
    .orderBy('enrolmentTime.id')
    .limit(TIMES_AT_MOST)
}

/** Who comes to the desk of the provider on a day, in order of time, with the documents that are still to be seen. */
export function comingOn(ctx: Context, day: string) {
  mustBeAllowed(ctx, 'enrolment.record', { providerId: ctx.actor.organisationId })
  return choicesVisibleTo(ctx)
    .innerJoin('enrolmentBooking', 'enrolmentBooking.choiceId', 'choice.id')
    .innerJoin('enrolmentTime', 'enrolmentTime.id', 'enrolmentBooking.timeId')
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('application', 'application.id', 'choice.applicationId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['choice.id', 'choice.state', 'enrolmentTime.startsAt', 'enrolmentTime.place'])
    .select(['learner.givenNames', 'learner.familyName', 'application.reference', 'course.title as courseTitle'])
    .select((eb) =>
      eb
        .selectFrom('documentCheck')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .whereRef('documentCheck.choiceId', '=', 'choice.id')
        .as('seen'),
    )
    .where('enrolmentTime.startsAt', '>=', londonMoment(day, '00:00:00'))
    .where('enrolmentTime.startsAt', '<=', endOfDay(day))
    .where('choice.state', 'in', [...holdingSeats, 'did_not_attend'])
    .orderBy('enrolmentTime.startsAt')
    .orderBy('learner.nameKey')
    .orderBy('choice.id')
    .limit(COMING_AT_MOST)
    .execute()
}

/** What the letter about a time says. */
export function findBookingForLetter(ctx: Context, choiceId: string) {
  return ctx.db
    .selectFrom('enrolmentBooking')
    .innerJoin('enrolmentTime', 'enrolmentTime.id', 'enrolmentBooking.timeId')
    .select(['enrolmentBooking.moves', 'enrolmentTime.startsAt', 'enrolmentTime.minutes', 'enrolmentTime.place'])
    .where('enrolmentBooking.choiceId', '=', choiceId)
    .executeTakeFirst()
}
