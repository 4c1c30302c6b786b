import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { choiceTag } from '~/domain/applications/choice.words'
import { startersShown, yearOfStarters } from '~/domain/starters/starter.queries.server'
import { formatDay, formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx, url, visit }) => {
  const { cycle, cycles } = await yearOfStarters(ctx, url.searchParams.get('year'))
  const { rows, hasMore } = await startersShown(ctx, cycle.id)
  return {
    year: cycle.id,
    years: cycles.map(({ id, name }) => ({ value: id, text: name })),
    printed: `${visit.organisationName ?? ''}, ${cycle.name}, as of ${formatMoment(ctx.now)}`,
    hasMore,
    rows: rows.map(({ state, startedOn, givenNames, familyName, ...row }) => ({
      ...row,
      name: `${familyName}, ${givenNames}`,
      state: choiceTag(state, 'provider').text,
      startedOn: startedOn ? formatDay(startedOn) : '',
    })),
  }
})

export default function StartersPage() {
  const { year, years, printed, rows, hasMore } = useLoaderData<typeof loader>()
  return (
    <Page title="Starters" caption={printed} back={{ href: paths.provider.enrolment, text: 'Enrolment' }}>
      <div className="onward-no-print">
        <SearchForm action={paths.provider.starters()} label="Choose a year" isInline>
          <Select name="year" label="Year of applications" options={years} defaultValue={year} />
          <Button kind="secondary">Show</Button>
        </SearchForm>
        <ul className="govuk-list onward-links">
          {sheets.map(({ kind, text }) => (
            <li key={kind}>
              <a className="govuk-link" href={paths.provider.starterSheet(kind, { year })} download>
                {text}
              </a>
            </li>
          ))}
        </ul>
        <p className="govuk-body">
          Ethnic group, disability and sex stay empty in the sheets: you ask for them at enrolment. Each sheet that is
          taken is on the record.
        </p>
      </div>
      <Table
        caption="By course"
        hideCaption
        isCompact
        head={['Course', 'Learner', 'Reference', 'State', 'First day']}
        rows={rows.map(({ id, course, name, reference, state, startedOn }) => [
          course,
          <a className="govuk-link" href={paths.provider.choice(id)} key="learner">
            {name}
          </a>,
          reference,
          state,
          startedOn,
        ])}
        empty={<p className="govuk-body">Nobody has a confirmed place in this year yet.</p>}
      />
      {hasMore ? <p className="govuk-body">These are the first {rows.length}. The sheet has all of them.</p> : null}
    </Page>
  )
}

const sheets = [
  { kind: 'list', text: 'This list as a sheet (CSV)' },
  { kind: 'ilr', text: 'Enrolled learners in ILR field names (CSV)' },
  { kind: 'admissions', text: 'For an admissions system (CSV)' },
]

export const meta = () => [{ title: 'Starters - Onward' }]
