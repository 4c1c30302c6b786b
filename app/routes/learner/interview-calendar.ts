import { signedIn } from '~/access/door.server'
import { findOwnChoice } from '~/domain/applications/choice.queries.server'
import { calendarOf } from '~/domain/interviews/interview-calendar.server'
import { findInterviewForLetter, interviewToCome } from '~/domain/interviews/interview.queries.server'
import { orNotFound } from '~/kit/errors'
import { address } from '~/kit/mail.server'
import { paths } from '~/paths'

export const loader = signedIn(async ({ ctx, id }) => {
  const choice = await findOwnChoice(ctx, id('choiceId'))
  const { id: interviewId } = orNotFound(await interviewToCome(ctx, choice.id), 'interview')
  const interview = orNotFound(await findInterviewForLetter(ctx, interviewId), 'interview')
  const link = address(paths.learner.interview(choice.id))
  return new Response(calendarOf(interview, choice.providerName, link, ctx.now), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': 'attachment; filename="interview.ics"',
      'Cache-Control': 'private, no-store',
    },
  })
})
