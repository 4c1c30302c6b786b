import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { NoShows } from '~/domain/interviews/components/NoShows'
import { learnersWhoDidNotCome, outcomesByCourse } from '~/domain/interviews/no-show.queries.server'
import { addDays, formatDay, londonDay, londonMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

/** So far back: the interviews of one year of applications. */
const DAYS_BACK = 365

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'interview.arrange', { providerId: ctx.actor.organisationId })
  const since = addDays(londonDay(ctx.now), -DAYS_BACK)
  const from = londonMoment(since, '00:00:00')
  return {
    since: formatDay(since),
    courses: await outcomesByCourse(ctx, from),
    learners: await learnersWhoDidNotCome(ctx, from),
  }
})

export default function NoShowsPage() {
  const { since, courses, learners } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Who came, and who did not"
      caption={`Since ${since}`}
      back={{ href: paths.provider.interviews(), text: 'Interviews' }}
    >
      <NoShows courses={courses} learners={learners} />
    </Page>
  )
}

export const meta = () => [{ title: 'Who came to interviews - Onward' }]
