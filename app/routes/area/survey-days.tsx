import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { changeSurveyDays } from '~/domain/activity-surveys/days.commands.server'
import { isOpenOn } from '~/domain/activity-surveys/survey'
import { findSurvey, remindersOf } from '~/domain/activity-surveys/survey.queries.server'
import { daysForm } from '~/domain/activity-surveys/survey.schemas'
import { roundWords } from '~/domain/activity-surveys/survey.words'
import { leavingWords } from '~/domain/leavers/leaver.words'
import { formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const survey = await findSurvey(ctx, id('activitySurveyId'))
  mustBeAllowed(ctx, 'activity-survey.keep', survey)
  const reminders = await remindersOf(ctx, survey.id)
  const dayOf = (round: number) => reminders.find((one) => one.round === round)?.fallsOn ?? ''
  return {
    id: survey.id,
    caption: leavingWords(survey.leavingYear),
    until: formatDay(survey.closesOn),
    isOpen: isOpenOn(survey, londonDay(ctx.now)),
    sent: reminders.filter(({ sentAt }) => sentAt !== null).map(({ round }) => round),
    now: { closesOn: survey.closesOn, firstReminderOn: dayOf(1), secondReminderOn: dayOf(2), version: survey.version },
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, daysForm, async (form) => {
    await changeSurveyDays(ctx, id('activitySurveyId'), form)
    return redirectWithNotice(paths.leavers.survey(id('activitySurveyId')), 'The days are changed')
  }),
)

export default function SurveyDaysPage() {
  const { id, caption, until, isOpen, sent, now } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Change the days of the survey"
      caption={caption}
      back={{ href: paths.leavers.survey(id), text: 'Back to the survey' }}
    >
      {isOpen ? (
        <>
          <p className="govuk-body">
            Letters have told people that they can answer until {until}. Letters and reminders from now on say the new
            day. The day that is asked about cannot be changed.
          </p>
          <ZodForm defaults={now}>
            <Hidden name="version" value={now.version} />
            <DateInput name="closesOn" legend="What is the last day to answer?" />
            {([1, 2] as const).map((round) =>
              sent.includes(round) ? (
                <p className="govuk-body" key={round}>
                  {roundWords(round)}: sent already.
                </p>
              ) : (
                <DateInput
                  key={round}
                  name={round === 1 ? 'firstReminderOn' : 'secondReminderOn'}
                  legend={roundWords(round)}
                  hint="Leave it empty to send none."
                />
              ),
            )}
            <Button>Change the days</Button>
          </ZodForm>
        </>
      ) : (
        <p className="govuk-body">The last day was {until}. It is too late to change it.</p>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Change the days of the survey - Onward' }]
