import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { tuteeLists, tuteeQuestion } from '~/domain/reports/tutee'
import { tuteeForms, tuteesPage } from '~/domain/reports/tutee.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { Table } from '~/ui/table'
import { Tiles } from '~/ui/tiles'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url, visit }) => {
  const question = tuteeQuestion.parse(Object.fromEntries(url.searchParams))
  const { rows, next } = await tuteesPage(ctx, question)
  const forms = await tuteeForms(ctx)
  const { after: _, ...kept } = question
  const learners = forms.reduce((sum, form) => sum + Number(form.learners), 0)
  const notApplied = forms.reduce((sum, form) => sum + Number(form.notApplied), 0)
  return {
    school: visit.organisationName,
    question,
    learners,
    notApplied,
    next: next ? paths.school.homeOf({ ...kept, after: next }) : undefined,
    forms: forms.flatMap(({ form, learners, notApplied }) =>
      form ? [{ value: form, text: `${form} (${notApplied} of ${learners} have not applied)` }] : [],
    ),
    rows: rows.map((row) => ({
      id: row.id,
      name: `${row.familyName}, ${row.givenNames}`,
      cells: [
        row.form ?? 'None',
        row.accountId ? (row.lastSignedInAt ? formatDay(londonDay(row.lastSignedInAt)) : 'Not yet') : 'No account',
        row.choices,
        row.sent,
        row.offers,
        row.accepted > 0 ? 'Yes' : 'No',
        row.intended?.label ?? 'Not recorded',
      ],
    })),
  }
})

export default function SchoolPage() {
  const { school, question, forms, rows, next, learners, notApplied } = useLoaderData<typeof loader>()
  return (
    <Page
      title={tuteeLists[question.list]}
      caption={school}
      actions={
        <LinkButton href={paths.school.invitations} kind="secondary">
          Invite learners
        </LinkButton>
      }
    >
      <Tiles
        tiles={[
          {
            label: 'have not applied',
            count: notApplied,
            href: paths.school.homeOf({ list: 'not-applied' }),
            isUrgent: notApplied > 0,
          },
          { label: 'in Year 11', count: learners, href: paths.school.homeOf({ list: 'all' }) },
        ]}
      />
      <SearchForm action={paths.school.home} label="Narrow the list" isInline>
        <Select name="list" label="Show those who" options={tuteeLists} defaultValue={question.list} />
        <Select name="form" label="Form" options={forms} empty="All forms" defaultValue={question.form} />
        <SearchInput name="q" label="Last name begins with" defaultValue={question.q} width={10} />
        <Button kind="secondary">Show these</Button>
      </SearchForm>
      <Table
        caption="Learners"
        hideCaption
        isCompact
        firstCellIsHeader
        head={[
          'Learner',
          'Form',
          'Last signed in',
          number('Choices'),
          number('Sent'),
          number('Offers'),
          'Said yes',
          'Intended destination',
        ]}
        rows={rows.map(({ id, name, cells }) => [
          <a className="govuk-link" href={paths.school.learner(id)} key={id}>
            {name}
          </a>,
          ...cells,
        ])}
        empty={
          <Empty title={question.list === 'not-applied' ? 'Everybody here has applied' : 'Nobody is on this list'} />
        }
      />
      <Pager next={next} label="More learners" />
    </Page>
  )
}

function number(text: string) {
  return { text, isNumber: true }
}

export const meta = () => [{ title: 'Learners - Onward' }]
