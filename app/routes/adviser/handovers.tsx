import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { HandoverTable } from '~/domain/handovers/components/HandoverTable'
import { handoversOf } from '~/domain/handovers/handover.queries.server'
import { handoverList } from '~/domain/handovers/handover.schemas'
import { handoverTags } from '~/domain/handovers/handover.words'
import { fullName } from '~/domain/learners/learner'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, url }) => {
  const list = handoverList.parse(url.searchParams.get('list'))
  const handovers = await handoversOf(ctx, list)
  return {
    list,
    rows: handovers.map(({ id, state, reason, school, adviser, handedAt, ...learner }) => ({
      id,
      href: paths.adviser.handover(id),
      name: fullName(learner),
      about: school,
      reason,
      with: adviser ?? 'Nobody yet: the team',
      when: formatDay(londonDay(handedAt)),
      tag: handoverTags[state],
    })),
  }
})

export default function AdviserHandoversPage() {
  const { list, rows } = useLoaderData<typeof loader>()
  return (
    <Page title="Handed over by schools">
      <p className="govuk-body">
        Yours, and those nobody in the team has taken.{' '}
        {list === 'open' ? (
          <a href={paths.adviser.handovers({ list: 'all' })}>Show those that are over too</a>
        ) : (
          <a href={paths.adviser.handovers()}>Show only those that are open</a>
        )}
      </p>
      <HandoverTable rows={rows} aboutHeading="School" empty="No school has handed anybody over" />
    </Page>
  )
}

export const meta = () => [{ title: 'Handed over by schools - Onward' }]
