import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { interviewSlotsVisibleTo } from '~/access/provider-scopes.server'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { londonMoment } from '~/kit/dates'
import { earliestToChoose } from './interview-slot'
import { seatsTaken } from './invitation.queries.server'

const ON_A_PAGE = 100
const LEARNERS_AT_MOST = 200
const WAITING_AT_MOST = 50

/** The times laid out from a London day on, the soonest first, each with who has booked it; and whether there are more. */
export async function slotsFrom(ctx: Context, day: string) {
  const rows = await slots(ctx)
    .select((eb) =>
      jsonArrayFrom(
        choicesVisibleTo(ctx)
          .innerJoin('interview', 'interview.choiceId', 'choice.id')
          .innerJoin('learner', 'learner.id', 'choice.learnerId')
          .select(['choice.id', 'learner.givenNames', 'learner.familyName'])
          .where('interview.slotId', '=', eb.ref('interviewSlot.id'))
          .where('interview.cancelledAt', 'is', null)
          .orderBy('learner.familyName')
          .orderBy('choice.id')
          .limit(LEARNERS_AT_MOST),
      ).as('learners'),
    )
    .where('interviewSlot.removedAt', 'is', null)
    .where('interviewSlot.startsAt', '>=', londonMoment(day, '00:00:00'))
    .orderBy('interviewSlot.startsAt')
    .orderBy('interviewSlot.id')
    .limit(ON_A_PAGE + 1)
    .execute()
  return { slots: rows.slice(0, ON_A_PAGE), next: rows[ON_A_PAGE]?.startsAt ?? null }
}

/** One time for interviews, and how many of its seats are taken. */
export async function findSlot(ctx: Context, slotId: string) {
  const slot = await slots(ctx)
    .select(['interviewSlot.providerId', 'interviewSlot.removedAt'])
    .select((eb) => seatsTaken(eb.ref('interviewSlot.id')).as('taken'))
    .where('interviewSlot.id', '=', slotId)
    .executeTakeFirst()
  return slot && { ...slot, taken: Number(slot.taken) }
}

/** How many seats are free in all that is still to come. */
export async function seatsLeft(ctx: Context): Promise<number> {
  const free = sql<number>`interview_slot.seats - ${seatsTaken(sql.ref('interview_slot.id'))}`
  const { left } = await interviewSlotsVisibleTo(ctx)
    .select(sql<number>`coalesce(sum(greatest(${free}, 0)), 0)::int`.as('left'))
    .where('interviewSlot.removedAt', 'is', null)
    .where('interviewSlot.startsAt', '>=', earliestToChoose(ctx.now))
    .executeTakeFirstOrThrow()
  return left
}

/** The learners who were asked to choose a time and have not, those whose day comes first before the others. */
export function learnersToChoose(ctx: Context) {
  return choicesVisibleTo(ctx)
    .innerJoin('interviewInvitation as invitation', (join) =>
      join.onRef('invitation.choiceId', '=', 'choice.id').on('invitation.endedAt', 'is', null),
    )
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('interview', (join) =>
      join
        .onRef('interview.choiceId', '=', 'choice.id')
        .on('interview.cancelledAt', 'is', null)
        .on((eb) =>
          eb.or([eb('interview.invitationId', '=', eb.ref('invitation.id')), eb('interview.startsAt', '>', ctx.now)]),
        ),
    )
    .select(['choice.id', 'learner.givenNames', 'learner.familyName', 'course.title as courseTitle'])
    .select('invitation.bookBy')
    .where('choice.state', '=', 'interviewing')
    .where('interview.id', 'is', null)
    .orderBy('invitation.bookBy')
    .orderBy('choice.id')
    .limit(WAITING_AT_MOST)
    .execute()
}

function slots(ctx: Context) {
  return interviewSlotsVisibleTo(ctx)
    .leftJoin('course', 'course.id', 'interviewSlot.courseId')
    .select(['interviewSlot.id', 'interviewSlot.startsAt', 'interviewSlot.minutes', 'interviewSlot.place'])
    .select(['interviewSlot.seats', 'course.title as courseTitle'])
}
