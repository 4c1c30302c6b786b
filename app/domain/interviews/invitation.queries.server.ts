import { expressionBuilder, sql, type Expression } from 'kysely'
import type { DB } from '#db/schema'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { earliestToChoose } from './interview-slot'
import { CLASH_MS } from './interview.queries.server'

const TIMES_AT_MOST = 80

/** The invitation by which a learner chooses a time for this choice, with what has come of it; nothing where none is open. */
export async function openInvitation(ctx: Context, choiceId: string) {
  const found = await ctx.db
    .selectFrom('interviewInvitation as invitation')
    .leftJoin('interview', (join) =>
      join
        .onRef('interview.choiceId', '=', 'invitation.choiceId')
        .on('interview.cancelledAt', 'is', null)
        // One that stood when the learner was asked to choose counts too, until it begins.
        .on((eb) =>
          eb.or([eb('interview.invitationId', '=', eb.ref('invitation.id')), eb('interview.startsAt', '>', ctx.now)]),
        ),
    )
    .select(['invitation.id', 'invitation.bookBy', 'invitation.message'])
    .select(['interview.id as interviewId', 'interview.slotId', 'interview.startsAt', 'interview.invitationId'])
    .select((eb) =>
      eb
        .selectFrom('interview as every')
        .select((eb) => eb.fn.countAll<number>().as('chosen'))
        .whereRef('every.invitationId', '=', 'invitation.id')
        .as('chosen'),
    )
    .where('invitation.choiceId', '=', choiceId)
    .where('invitation.endedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (!found) return undefined
  const { invitationId, startsAt, chosen, ...invitation } = found
  return { ...invitation, chosen: Number(chosen), chosenFor: invitationId === found.id ? startsAt : null }
}

/** By which day a learner chooses a time, where they have not yet; part of a larger question. */
export function chooseByOf(choiceId: Expression<string>) {
  return among
    .selectFrom('interviewInvitation as asked')
    .leftJoin('interview as booked', (join) =>
      join.onRef('booked.invitationId', '=', 'asked.id').on('booked.cancelledAt', 'is', null),
    )
    .select('asked.bookBy')
    .where('asked.choiceId', '=', choiceId)
    .where('asked.endedAt', 'is', null)
    .where('booked.id', 'is', null)
    .limit(1)
}

/** The times with a seat left that this choice could take, the soonest first, and which of them its learner cannot come to. */
export function timesFor(ctx: Context, choiceId: string) {
  return withSeats(ctx, choiceId)
    .select(['slot.id', 'slot.startsAt', 'slot.minutes', 'slot.place'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('interview as other')
            .innerJoin('choice as elsewhere', 'elsewhere.id', 'other.choiceId')
            .select('other.id')
            .whereRef('elsewhere.learnerId', '=', 'choice.learnerId')
            .whereRef('elsewhere.id', '!=', 'choice.id')
            .where('other.cancelledAt', 'is', null)
            .where(sql<boolean>`abs(extract(epoch from other.starts_at - slot.starts_at)) * 1000 < ${CLASH_MS}`),
        )
        .as('isClash'),
    )
    .orderBy('slot.startsAt')
    .orderBy('slot.id')
    .limit(TIMES_AT_MOST)
    .execute()
}

/** Whether there is any time at all to choose from. */
export async function hasTimesFor(ctx: Context, choiceId: string): Promise<boolean> {
  return (await withSeats(ctx, choiceId).select('slot.id').limit(1).executeTakeFirst()) !== undefined
}

function withSeats(ctx: Context, choiceId: string) {
  return suiting(ctx, choiceId)
    .where('slot.removedAt', 'is', null)
    .where('slot.startsAt', '>=', earliestToChoose(ctx.now))
    .where((eb) => eb(seatsTaken(eb.ref('slot.id')), '<', eb.ref('slot.seats')))
}

/** The times of its provider for a choice: those for all courses, and those for its own. */
export function suiting(ctx: Context, choiceId: string) {
  return choicesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('interviewSlot as slot', (join) =>
      join
        .onRef('slot.providerId', '=', 'choice.providerId')
        .on((eb) => eb.or([eb('slot.courseId', 'is', null), eb('slot.courseId', '=', eb.ref('courseRun.courseId'))])),
    )
    .where('choice.id', '=', choiceId)
}

/** How many seats of a time are taken: counted, never kept. */
export function seatsTaken(slotId: Expression<string>) {
  return among
    .selectFrom('interview as sitting')
    .select((eb) => eb.fn.countAll<number>().as('taken'))
    .where('sitting.slotId', '=', slotId)
    .where('sitting.cancelledAt', 'is', null)
}

/** Begins what is only ever a part of a larger question. */
const among = expressionBuilder<DB, never>()
