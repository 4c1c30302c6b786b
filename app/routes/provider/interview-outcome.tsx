import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findHeldInterview } from '~/domain/interviews/interview-day.queries.server'
import { interviewOutcomes, outcomeForm, outcomeWords } from '~/domain/interviews/interview-outcome'
import { recordOutcome } from '~/domain/interviews/interview-outcome.commands.server'
import { formatMoment, londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const held = orNotFound(await findHeldInterview(ctx, id('interviewId')), 'interview')
  return {
    who: `${held.givenNames} ${held.familyName}`,
    course: held.courseTitle,
    when: formatMoment(held.startsAt),
    day: londonDay(held.startsAt),
    defaults: { outcome: held.outcome ?? undefined, note: held.outcomeNote ?? '' },
    notNow: held.startsAt > ctx.now ? 'The interview has not begun yet.' : null,
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, outcomeForm, async (form) => {
    await recordOutcome(ctx, id('interviewId'), form)
    const held = orNotFound(await findHeldInterview(ctx, id('interviewId')), 'interview')
    return redirectWithNotice(paths.provider.interviews({ day: londonDay(held.startsAt) }), 'Outcome saved')
  }),
)

export default function InterviewOutcomePage() {
  const { who, course, when, day, defaults, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title={`${who}’s interview`} caption={`${course}, ${when}`} back={paths.provider.interviews({ day })}>
      <ZodForm defaults={defaults}>
        <Radios
          name="outcome"
          legend="Did the learner come?"
          options={interviewOutcomes.map((value) => ({ value, text: outcomeWords[value] }))}
        />
        <TextArea
          name="note"
          label="A note for your staff"
          hint="The learner never sees it."
          isOptional
          rows={4}
          maxLength={1000}
        />
        <Button {...(notNow ? { notNow } : {})}>Save outcome</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Outcome of an interview - Onward' }]
