import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { hoursOf } from '~/domain/blocks/block'
import { spanWords, timesOn } from '~/domain/placements/change'
import { stateOf } from '~/domain/placements/placement'
import { placementsOf } from '~/domain/placements/placement.queries.server'
import { changeForLearner, placementSentences } from '~/domain/placements/placement.words'
import { seatsOfPlacements } from '~/domain/travel/minibus.queries.server'
import { seatForLearner } from '~/domain/travel/minibus.words'
import { formatDay, londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const placements = await placementsOf(ctx, orNotFound(ctx.actor.learnerId ?? undefined))
  const today = londonDay(ctx.now)
  const seats = await seatsOfPlacements(
    ctx,
    placements.map(({ id }) => id),
    today,
  )
  return {
    placements: placements.map(({ id, state, courseTitle, hostName, startsOn, endsOn, endedOn, blocks, changes }) => ({
      id,
      course: courseTitle,
      host: hostName,
      state: placementSentences[stateOf(state)],
      days: `${formatDay(startsOn)} to ${formatDay(endedOn ?? endsOn)}`,
      times: timesOn(blocks, today)
        .map((block) => `${hoursOf(block)}${spanWords(block, endsOn, today)}`)
        .join('; '),
      changes: changes.map(changeForLearner),
      minibus: seats.filter(({ placementId }) => placementId === id).map(seatForLearner),
    })),
  }
})

export default function OwnPlacementsPage() {
  const { placements } = useLoaderData<typeof loader>()
  return (
    <Page title="Courses at another school or college" back={paths.learner.record}>
      {placements.length === 0 ? <Empty title="You have none now" /> : null}
      {placements.map(({ id, course, host, state, days, times, changes, minibus }) => (
        <SummaryList
          key={id}
          card={{ title: course, headingLevel: 2 }}
          rows={[
            { key: 'Where', value: host },
            { key: 'Now', value: state },
            { key: 'From and to', value: days },
            { key: 'Each week', value: times === '' ? 'Ask your school for the times' : times },
            minibus.length > 0 && { key: 'Your minibus', value: minibus.join(' ') },
            changes.length > 0 && { key: 'What has changed', value: changes.join(' ') },
          ]}
        />
      ))}
    </Page>
  )
}

export const meta = () => [{ title: 'Courses at another school or college - Onward' }]
