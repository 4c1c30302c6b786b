import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { timelineOf } from '~/domain/learners/timeline.queries.server'
import { whoSawMyRecord } from '~/domain/learners/view.queries.server'
import { seenWords, viewerLine } from '~/domain/learners/view.words'
import { historyFor } from '~/domain/reports/history'
import { formatMoment } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import { Timeline } from '~/ui/timeline'

export const loader = signedIn(async ({ ctx }) => {
  const views = await whoSawMyRecord(ctx)
  const events = await timelineOf(ctx, orNotFound(ctx.actor.learnerId ?? undefined))
  return {
    views: views.map(({ viewedAt, viewerName, ...look }) => [
      formatMoment(viewedAt),
      viewerName ?? 'Somebody',
      viewerLine({ ...look, organisation: look.organisationName }),
      seenWords(look),
    ]),
    history: historyFor(ctx.actor, events),
  }
})

export default function RecordPage() {
  const { views, history } = useLoaderData<typeof loader>()
  return (
    <Page title="My record">
      <p className="govuk-body">Here you see who has looked at what we hold about you, and what was done.</p>
      <p className="govuk-body">
        Look at{' '}
        <a className="govuk-link" href={paths.learner.attendance}>
          your attendance
        </a>{' '}
        and <a href={paths.progress.own}>how it is going</a>. See{' '}
        <a href={paths.learner.placements}>your courses at another school or college</a> and{' '}
        <a href={paths.learner.endings}>courses that have ended</a>. Read <a href={paths.privacy}>who may see what</a>.
        Tell us <a href={paths.guarantee.now}>what you are doing now</a>.
      </p>
      <p className="govuk-body">
        You decide <a href={paths.learner.parents}>which adults can see your page</a> and{' '}
        <a href={paths.learner.agreements}>what you agree to</a>. Your school may also ask for{' '}
        <a href={paths.learner.cases}>a course at another place</a> for you.
      </p>
      <Table
        caption="Who has looked"
        head={['When', 'Who', 'From', 'What they saw']}
        rows={views}
        empty={<Empty title="Nobody has looked at your record yet" />}
      />
      <h2 className="govuk-heading-m">What was done</h2>
      <Timeline entries={history} headingLevel={3} />
    </Page>
  )
}

export const meta = () => [{ title: 'My record - Onward' }]
