import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { familiesShown, schoolsShown } from '~/domain/activity-surveys/survey-shown'
import { closeActivitySurvey } from '~/domain/activity-surveys/survey.commands.server'
import {
  countsByFamily,
  countsBySchool,
  findSurvey,
  remindersOf,
} from '~/domain/activity-surveys/survey.queries.server'
import { closingForm } from '~/domain/activity-surveys/survey.schemas'
import { roundWords, surveyTags } from '~/domain/activity-surveys/survey.words'
import { leavingWords } from '~/domain/leavers/leaver.words'
import { formatDay, formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { BarChart } from '~/ui/bar-chart'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'
import { Table } from '~/ui/table'
import { Details } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const survey = await findSurvey(ctx, id('activitySurveyId'))
  const reminders = await remindersOf(ctx, survey.id)
  const { rows, all } = schoolsShown(await countsBySchool(ctx, survey.id))
  return {
    ...{ id: survey.id, version: survey.version, isOpen: survey.state === 'open' },
    ...{
      caption: leavingWords(survey.leavingYear),
      day: formatDay(survey.referenceOn),
      until: formatDay(survey.closesOn),
    },
    opened: formatMoment(survey.openedAt),
    closed: survey.closedAt ? formatMoment(survey.closedAt) : null,
    reminders: reminders
      .map(({ round, fallsOn, sentAt }) => `${roundWords(round)}: ${formatDay(fallsOn)}${sentAt ? ', sent' : ''}`)
      .join('; '),
    schools: all ? [...rows, all] : rows,
    bars: familiesShown(await countsByFamily(ctx, survey.id)),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, closingForm, async ({ version }) => {
    await closeActivitySurvey(ctx, id('activitySurveyId'), version)
    return redirectWithNotice(
      paths.leavers.survey(id('activitySurveyId')),
      'The survey is closed. Its results are fixed',
    )
  }),
)

export default function ActivitySurveyPage() {
  const survey = useLoaderData<typeof loader>()
  const { id, version, isOpen, caption, schools, bars, reminders, closed } = survey
  return (
    <Page
      title="Activity survey"
      caption={caption}
      back={{ href: paths.leavers.surveys, text: 'The annual activity survey' }}
      actions={<StatusTag tag={isOpen ? surveyTags.open : surveyTags.closed} />}
    >
      <SummaryList
        rows={[
          { key: 'Asks about', value: survey.day },
          { key: 'Opened', value: survey.opened },
          reminders !== '' && { key: 'Reminders', value: reminders },
          { key: 'Last day', value: survey.until },
          closed !== null && { key: 'Closed', value: closed },
        ]}
      />
      {isOpen ? (
        <p className="govuk-body">
          <a href={paths.leavers.surveyDays(id)}>Change the last day or the reminders</a>
        </p>
      ) : (
        <p className="govuk-body">
          <a href={paths.leavers.surveyFile(id)}>The file of the return (CSV)</a>: one line for each leaver, with names.
          It is for the department alone.
        </p>
      )}
      <p className="govuk-body">Counts only. A count below five is kept back, with what it could be worked out from.</p>
      <BarChart
        title="What leavers were doing"
        description="One bar for each kind of activity: how many were doing it on the day that is asked about."
        head={['Activity', 'Leavers']}
        rows={bars}
      />
      <Table
        caption="How each school stands"
        firstCellIsHeader
        isCompact
        head={[
          'School of Year 11',
          ...['The record', 'Advisers', 'Files', 'Own answers', 'Not known', 'All', 'Known'].map((text) => ({
            text,
            isNumber: true,
          })),
        ]}
        rows={schools}
        empty={<p className="govuk-body">Nobody is asked.</p>}
      />
      {isOpen ? (
        <Details summary="Close the survey before its last day">
          <p className="govuk-body">
            Nobody can answer any more, and the results are fixed. This cannot be taken back.
          </p>
          <ZodForm>
            <Hidden name="version" value={version} />
            <Button kind="warning">Close the survey now</Button>
          </ZodForm>
        </Details>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Activity survey - Onward' }]
