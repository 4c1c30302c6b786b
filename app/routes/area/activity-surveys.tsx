import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { surveyTags } from '~/domain/activity-surveys/survey.words'
import { usualReminders } from '~/domain/activity-surveys/survey'
import { openActivitySurvey } from '~/domain/activity-surveys/survey.commands.server'
import { activitySurveys } from '~/domain/activity-surveys/survey.queries.server'
import { openingForm } from '~/domain/activity-surveys/survey.schemas'
import { cyclesOf } from '~/domain/cycles/cycle.queries.server'
import { leavingYears, referenceDay } from '~/domain/leavers/leaver'
import { leavingWords } from '~/domain/leavers/leaver.words'
import { addDays, formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const surveys = await activitySurveys(ctx)
  const today = londonDay(ctx.now)
  const years = leavingYears(today).filter((year) => !surveys.some(({ leavingYear }) => leavingYear === year))
  const [year] = years
  const cycle = (await cyclesOf(ctx, ctx.actor.areaId ?? '')).find(({ startsOn }) =>
    startsOn.startsWith(String((year ?? 0) - 1)),
  )
  const [firstReminderOn, secondReminderOn] = usualReminders(today)
  return {
    surveys: surveys.map(({ id, leavingYear, referenceOn, closesOn, state }) => ({
      ...{ id, year: leavingWords(leavingYear), day: formatDay(referenceOn), until: formatDay(closesOn) },
      tag: state === 'open' ? surveyTags.open : surveyTags.closed,
    })),
    years: years.map((one) => ({ value: String(one), text: leavingWords(one) })),
    usual:
      year === undefined
        ? null
        : {
            leavingYear: String(year),
            referenceOn: cycle?.dates['activity-survey'] ?? referenceDay(year),
            closesOn: cycle?.dates['survey-returned'] ?? addDays(today, 80),
            ...{ firstReminderOn, secondReminderOn },
          },
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, openingForm, async (form) => {
    const id = await openActivitySurvey(ctx, form)
    return redirectWithNotice(paths.leavers.survey(id), 'The survey is open. Letters are on their way')
  }),
)

export default function ActivitySurveysPage() {
  const { surveys, years, usual } = useLoaderData<typeof loader>()
  return (
    <Page title="The annual activity survey" back={paths.area.home}>
      <p className="govuk-body">
        Once a year everybody who has left Year 11 is asked what they do on 1 November. What enrolments, registers and
        advisers know counts as answered. The others get a letter with a link of their own.
      </p>
      <Table
        caption="Surveys so far"
        hideCaption
        firstCellIsHeader
        head={['Who', 'Asks about', 'Last day', 'State']}
        rows={surveys.map(({ id, year, day, until, tag }) => [
          <a key="survey" href={paths.leavers.survey(id)}>
            {year}
          </a>,
          day,
          until,
          <StatusTag key="tag" tag={tag} />,
        ])}
        empty={<Empty title="No survey yet">Open one below: whom it asks is fixed at that moment.</Empty>}
      />
      {usual ? (
        <>
          <h2 className="govuk-heading-m">Open a survey</h2>
          <ZodForm defaults={usual}>
            <Select name="leavingYear" label="Who is asked" options={years} />
            <DateInput name="referenceOn" legend="The day that is asked about" />
            <DateInput name="firstReminderOn" legend="First reminder" hint="You can leave this out." />
            <DateInput name="secondReminderOn" legend="Second reminder" hint="You can leave this out." />
            <DateInput name="closesOn" legend="The last day" hint="Then the results are fixed." />
            <Button>Open the survey</Button>
          </ZodForm>
        </>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'The annual activity survey - Onward' }]
