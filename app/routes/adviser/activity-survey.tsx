import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { NotKnownTable } from '~/domain/activity-surveys/components/NotKnownTable'
import { notKnownShown } from '~/domain/activity-surveys/survey-shown'
import { newestSurvey, peopleNotKnown, schoolsAsked } from '~/domain/activity-surveys/survey.queries.server'
import { peopleFilter } from '~/domain/activity-surveys/survey.schemas'
import { leavingWords } from '~/domain/leavers/leaver.words'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const survey = await newestSurvey(ctx)
  if (!survey) return null
  const { school, after } = peopleFilter.parse(Object.fromEntries(url.searchParams))
  const { rows, next } = await peopleNotKnown(ctx, survey.id, { schoolId: school, after })
  const schools = await schoolsAsked(ctx, survey.id)
  const kept: Record<string, string> = school ? { school } : {}
  return {
    caption: leavingWords(survey.leavingYear),
    isOpen: survey.state === 'open',
    ...{ day: formatDay(survey.referenceOn), until: formatDay(survey.closesOn), school: school ?? '' },
    schools: schools.map(({ id, name }) => ({ value: id, text: name })),
    rows: rows.map(notKnownShown),
    first: after ? paths.leavers.notKnown(kept) : undefined,
    next: next ? paths.leavers.notKnown({ ...kept, after: next }) : undefined,
  }
})

const back = { href: paths.leavers.work(), text: 'Destinations' }

export default function SurveyWorkPage() {
  const survey = useLoaderData<typeof loader>()
  if (!survey)
    return (
      <Page title="The annual activity survey" back={back}>
        <Empty title="No survey yet">The coordinator opens it once a year, on 1 November or later.</Empty>
      </Page>
    )
  const { caption, isOpen, day, until, school, schools, rows, first, next } = survey
  return (
    <Page title="The annual activity survey" caption={caption} back={back}>
      <p className="govuk-body">
        {isOpen
          ? `Of these nobody knows what they did on ${day}. Whoever enrolled, was seen in a register, has answered or was written down by an adviser is not here. The survey closes on ${until}.`
          : 'This survey is closed. Of these nobody knew what they did.'}
      </p>
      <ul className="govuk-list">
        {isOpen ? (
          <li>
            <a href={paths.leavers.letters}>Print letters</a> for those without an email address
          </li>
        ) : null}
        <li>
          <a href={paths.leavers.disputes}>What schools say is not right</a>
        </li>
      </ul>
      <SearchForm action={paths.leavers.notKnown()} label="Narrow the list" isInline>
        <Select name="school" label="School" options={schools} empty="Every school" defaultValue={school} />
        <Button kind="secondary">Show these</Button>
      </SearchForm>
      <NotKnownTable rows={rows} />
      <Pager {...(first ? { previous: first } : {})} {...(next ? { next } : {})} label="Pages of the list" />
    </Page>
  )
}

export const meta = () => [{ title: 'The annual activity survey - Onward' }]
