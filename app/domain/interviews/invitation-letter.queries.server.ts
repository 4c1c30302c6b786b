import type { Context } from '~/kit/context.server'

const A_DAY_AT_MOST = 10_000
const PROVIDERS_AT_MOST = 1000

/** An invitation to choose a time with why it ended, for the letters about it. */
export function findInvitationForLetter(ctx: Context, invitationId: string) {
  return ctx.db
    .selectFrom('interviewInvitation as invitation')
    .leftJoin('reason', 'reason.id', 'invitation.endedReasonId')
    .select(['invitation.choiceId', 'invitation.bookBy', 'invitation.message', 'invitation.endedAt'])
    .select(['invitation.endedDetail', 'reason.learnerWords'])
    .where('invitation.id', '=', invitationId)
    .executeTakeFirst()
}

/** The invitations with this last day whose learners have still to choose. */
export function invitationsToChoose(ctx: Context, bookBy: string) {
  return notChosen(ctx)
    .select(['invitation.id', 'invitation.choiceId', 'invitation.bookBy'])
    .where('invitation.bookBy', '=', bookBy)
    .orderBy('invitation.id')
    .limit(A_DAY_AT_MOST)
    .execute()
}

/** The providers whose learners were to choose by this day and have not, and how many each. */
export function providersWaitedFor(ctx: Context, bookBy: string) {
  return notChosen(ctx)
    .select((eb) => ['choice.providerId', eb.fn.countAll<number>().as('learners')])
    .where('invitation.bookBy', '=', bookBy)
    .groupBy('choice.providerId')
    .orderBy('choice.providerId')
    .limit(PROVIDERS_AT_MOST)
    .execute()
}

function notChosen(ctx: Context) {
  return ctx.db
    .selectFrom('interviewInvitation as invitation')
    .innerJoin('choice', 'choice.id', 'invitation.choiceId')
    .where('invitation.endedAt', 'is', null)
    .where('choice.state', '=', 'interviewing')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('interview')
            .select('interview.id')
            .whereRef('interview.choiceId', '=', 'invitation.choiceId')
            .where('interview.cancelledAt', 'is', null)
            // Who missed an earlier one and was asked again has still to choose.
            .where((eb) =>
              eb.or([
                eb('interview.invitationId', '=', eb.ref('invitation.id')),
                eb('interview.startsAt', '>', ctx.now),
              ]),
            ),
        ),
      ),
    )
}
