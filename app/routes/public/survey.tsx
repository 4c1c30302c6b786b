import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { answerSurvey, openLink } from '~/domain/activity-surveys/answer.commands.server'
import { isOpenOn } from '~/domain/activity-surveys/survey'
import { answerForm } from '~/domain/activity-surveys/survey.schemas'
import { ownActivities } from '~/domain/participation/proposal.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

const AT_SCHOOL_STILL = 'year-11'

// Nothing here says whose link it is: whoever finds a letter learns no more than its envelope says.
export const loader = anyone(async ({ ctx, params, ip }) => {
  const link = await openLink(ctx, params.code ?? '', ip)
  const answers = await ownActivities(ctx)
  return {
    area: link.areaName,
    day: formatDay(link.referenceOn),
    until: formatDay(link.closesOn),
    isOpen: isOpenOn(link, londonDay(ctx.now)),
    answers: answers
      .filter(({ answer }) => answer !== AT_SCHOOL_STILL)
      .map(({ answer, label }) => ({ value: answer, text: label })),
  }
})

export const action = anyone(({ ctx, request, params, ip }) =>
  handleForm(request, answerForm, async (form) => {
    await answerSurvey(ctx, params.code ?? '', ip, form)
    return redirect(paths.leavers.answered)
  }),
)

export default function SurveyPage() {
  const { area, day, until, isOpen, answers } = useLoaderData<typeof loader>()
  if (!isOpen)
    return (
      <Page title="This survey is closed">
        <p className="govuk-body">The last day to answer was {until}. Thank you all the same.</p>
      </Page>
    )
  return (
    <Page title={`What were you doing on ${day}?`}>
      <p className="govuk-body">
        Four short questions from {area}. An adviser reads your answer, and can help you find a place. You can answer
        again until {until}.
      </p>
      <ZodForm>
        <DateInput
          name="bornOn"
          legend="What is your date of birth?"
          hint="For example 27 3 2010. We check it is you."
          isBirthday
        />
        <Radios name="answer" legend={`What did you do most of the time on ${day}?`} options={answers} isSmall />
        <TextInput
          name="where"
          label="Where?"
          hint="The name of the school, college or firm. You can leave this out."
        />
        <DateInput name="startedOn" legend="When did it start?" hint="You can leave this out." />
        <TextArea
          name="words"
          label="Is there anything else we should know?"
          hint="You can leave this out."
          rows={3}
          maxLength={500}
        />
        <Button>Send my answer</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'What are you doing now? - Onward' }, { name: 'robots', content: 'noindex' }]
