import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { tuteeRow } from '~/domain/reports/tutee-row'
import { tuteeLists, tuteeQuestion } from '~/domain/reports/tutee'
import { tuteesOnPaper } from '~/domain/reports/tutee.queries.server'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url, visit }) => {
  const question = tuteeQuestion.parse(Object.fromEntries(url.searchParams))
  const rows = (await tuteesOnPaper(ctx, question)).map(tuteeRow)
  const forms = Map.groupBy(rows, ({ form }) => form)
  return {
    school: visit.organisationName,
    list: tuteeLists[question.list],
    printedAt: formatMoment(ctx.now),
    forms: [...forms].map(([form, learners]) => ({
      form,
      rows: learners.map(({ name, missing, profile, counts, accepted, intended }) => [
        name,
        missing,
        profile,
        ...counts,
        accepted,
        intended,
        '',
      ]),
    })),
  }
})

export default function PrintPage() {
  const { school, list, printedAt, forms } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`List for each form: ${list.toLowerCase()}`}
      caption={`${school}, ${printedAt}`}
      back={paths.school.home}
    >
      <p className="govuk-body onward-no-print">Print this page from the menu of your browser.</p>
      {forms.length === 0 ? <Empty title="Nobody is on this list" /> : null}
      {forms.map(({ form, rows }) => (
        <Table
          key={form}
          caption={form === 'None' ? 'No form' : form}
          isCompact
          firstCellIsHeader
          head={[
            'Learner',
            'Missing',
            number('Profile'),
            number('Choices'),
            number('Sent'),
            number('Offers'),
            'Said yes',
            'Intended destination',
            'Note',
          ]}
          rows={rows}
        />
      ))}
    </Page>
  )
}

function number(text: string) {
  return { text, isNumber: true }
}

export const meta = () => [{ title: 'List to print - Onward' }]
