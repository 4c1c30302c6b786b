import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { HandoverTable } from '~/domain/handovers/components/HandoverTable'
import { handoversOf } from '~/domain/handovers/handover.queries.server'
import { handoverList } from '~/domain/handovers/handover.schemas'
import { handoverTags } from '~/domain/handovers/handover.words'
import { fullName } from '~/domain/learners/learner'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, url, visit }) => {
  mustBeAllowed(ctx, 'handover.make', { schoolId: ctx.actor.organisationId })
  const list = handoverList.parse(url.searchParams.get('list'))
  const handovers = await handoversOf(ctx, list)
  return {
    school: visit.organisationName,
    list,
    rows: handovers.map(({ id, learnerId, state, reason, sender, adviser, handedAt, ...learner }) => ({
      id,
      href: paths.school.handOver(learnerId),
      name: fullName(learner),
      about: sender ?? 'The school',
      reason,
      with: adviser ?? 'The team',
      when: formatDay(londonDay(handedAt)),
      tag: handoverTags[state],
    })),
  }
})

export default function HandoversPage() {
  const { school, list, rows } = useLoaderData<typeof loader>()
  return (
    <Page title="Handed over to advisers" caption={school} back={paths.school.home}>
      <p className="govuk-body">
        {list === 'open' ? (
          <a href={paths.school.handovers({ list: 'all' })}>Show those that are over too</a>
        ) : (
          <a href={paths.school.handovers()}>Show only those that are open</a>
        )}
      </p>
      <HandoverTable rows={rows} aboutHeading="Handed over by" empty="Nobody is with an adviser on your request" />
    </Page>
  )
}

export const meta = () => [{ title: 'Handed over to advisers - Onward' }]
