import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { learnersToCheck } from '~/domain/applications/school-check.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const waiting = await learnersToCheck(ctx)
  return {
    rows: waiting.map(({ id, givenNames, familyName, form, choices, askedAt, releaseBy }) => ({
      id,
      name: `${familyName}, ${givenNames}`,
      cells: [
        form ?? 'None',
        Number(choices),
        askedAt ? formatDay(londonDay(askedAt)) : '',
        releaseBy ? formatDay(releaseBy) : '',
      ],
    })),
  }
})

export default function ChecksPage() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <Page title="Applications to check" back={paths.school.home}>
      <p className="govuk-body">
        Each waits for your school. What you do not check goes on by itself after the day shown, so that nobody is held
        up.
      </p>
      <Table
        caption="Learners whose applications wait"
        hideCaption
        firstCellIsHeader
        head={['Learner', 'Form', { text: 'Choices', isNumber: true }, 'Sent to you', 'Goes by itself after']}
        rows={rows.map(({ id, name, cells }) => [
          <a className="govuk-link" href={paths.school.check(id)} key={id}>
            {name}
          </a>,
          ...cells,
        ])}
        empty={<Empty title="Nothing waits for a check">When a learner sends an application, it shows here.</Empty>}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Applications to check - Onward' }]
