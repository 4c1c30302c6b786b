import type { Context } from '~/kit/context.server'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { sql } from 'kysely'
import { earlierChoices, eventsOfChoice, findApplicant, type Applicant } from '../applications/choice.queries.server'
import { findInterview } from '../interviews/interview.queries.server'
import { chooseByOf } from '../interviews/invitation.queries.server'
import { newestOffer } from './offer.queries.server'
import { requestsOf, shownRequest } from '~/domain/requests/request.queries.server'
import { notesOf, shownNote } from '~/domain/notes/note.queries.server'
import { shownMessage, talkOf } from '~/domain/talks/talk.queries.server'
import { findWait } from '~/domain/waiting-lists/waiting-list.queries.server'

/** One applicant with all that was done so far: the offer, the interview, the questions, the place on the waiting list, the history. */
export async function findApplicantToDecide(ctx: Context, choiceId: string) {
  const applicant = await findApplicant(ctx, choiceId)
  return {
    applicant,
    offer: (await newestOffer(ctx, choiceId)) ?? null,
    interview: (await findInterview(ctx, choiceId)) ?? null,
    wait: applicant.state === 'waiting_list' ? ((await findWait(ctx, choiceId)) ?? null) : null,
    ...(await besides(ctx, applicant)),
    events: await eventsOfChoice(ctx, choiceId),
  }
}

/** What else this learner has sent here, what was asked, noted and written about this choice, and by when to choose an interview time: one statement. */
async function besides(ctx: Context, applicant: Applicant) {
  const { earlier, questions, notes, messages, chooseBy } = await ctx.db
    .selectNoFrom([
      jsonArrayFrom(earlierChoices(ctx, applicant)).as('earlier'),
      jsonArrayFrom(requestsOf(ctx, sql.val(applicant.id))).as('questions'),
      jsonArrayFrom(notesOf(ctx, sql.val(applicant.id))).as('notes'),
      jsonArrayFrom(talkOf(ctx, sql.val(applicant.id))).as('messages'),
      chooseByOf(sql.val(applicant.id)).as('chooseBy'),
    ])
    .executeTakeFirstOrThrow()
  return {
    earlier,
    questions: questions.map(shownRequest),
    notes: notes.map((note) => shownNote(note, ctx)),
    messages: messages.map(shownMessage),
    chooseBy: applicant.state === 'interviewing' ? chooseBy : null,
  }
}
