import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { findLearner } from '~/domain/learners/learner.queries.server'
import { caseloadHistory } from '~/domain/participation/history.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const learner = await findLearner(ctx, id('learnerId'))
  const entries = await caseloadHistory(ctx, learner.id)
  return {
    learnerId: learner.id,
    name: fullName(learner),
    rows: entries.map(({ adviserName, startedAt, endedAt, moveNote, movedBy }) => [
      adviserName ?? 'No name yet',
      formatDay(londonDay(startedAt)),
      endedAt ? formatDay(londonDay(endedAt)) : 'Today',
      moveNote ?? 'Taken on',
      movedBy ?? '',
    ]),
  }
})

export default function AdvisersOfLearnerPage() {
  const { learnerId, name, rows } = useLoaderData<typeof loader>()
  return (
    <Page title={`Who has looked after ${name}`} back={paths.adviser.learner(learnerId)}>
      <Table
        caption="Advisers"
        hideCaption
        firstCellIsHeader
        isStacked
        head={['Adviser', 'From', 'Until', 'Why', 'Changed by']}
        rows={rows}
        empty={
          <Empty title="On nobody’s caseload until now">
            <p className="govuk-body">Whoever takes this learner on stands here.</p>
          </Empty>
        }
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Advisers of a learner - Onward' }]
