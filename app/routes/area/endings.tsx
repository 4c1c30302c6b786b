import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { londonDay } from '~/kit/dates'
import { taskCounts } from '~/domain/participation/task.queries.server'
import { countsByCourse, countsByStep, type EndCounts } from '~/domain/programme-ends/end-counts.queries.server'
import { shownCount, shownShare } from '~/domain/reports/dashboard'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import { Tiles } from '~/ui/tiles'

export const loader = signedIn(async ({ ctx }) => {
  const tasks = await taskCounts(ctx, londonDay(ctx.now))
  const courses = await countsByCourse(ctx)
  const steps = await countsByStep(ctx)
  return {
    tiles: [
      { label: 'Advisers are asked to call', count: shownCount(tasks.open) },
      { label: 'Overdue', count: shownCount(tasks.overdue) },
      { label: 'On nobody’s caseload', count: shownCount(tasks.unassigned) },
    ],
    courses: courses.map((counts) => [counts.course, counts.provider, ...shownCounts(counts)]),
    steps: steps.map(({ label, count }) => [label, shownCount(count)]),
  }
})

// A share is told only where no count of its line is kept back, or the one could be worked out from the other.
function shownCounts({ began, completed, left, nonStarts }: EndCounts): string[] {
  const counts = [began, completed, left, nonStarts]
  const isSmall = counts.some((count) => shownCount(count) !== count.toLocaleString('en-GB'))
  return [...counts.map(shownCount), isSmall ? 'kept back' : shownShare(began - left, began)]
}

export default function AreaEndingsPage() {
  const { tiles, courses, steps } = useLoaderData<typeof loader>()
  return (
    <Page title="How programmes end" back={paths.area.home}>
      <p className="govuk-body">Counts only: no names are shown here. A count below five is kept back.</p>
      <Tiles tiles={tiles} />
      <Table
        caption="Courses and placements, by who teaches them"
        firstCellIsHeader
        head={[
          'Course',
          'Provider',
          ...['Began', 'Completed', 'Left early', 'Within six weeks', 'Stayed to the end or still there'].map(
            (text) => ({
              text,
              isNumber: true,
            }),
          ),
        ]}
        rows={courses}
        empty={<Empty title="Nothing to count yet">When programmes of this area end, they are counted here.</Empty>}
      />
      <Table
        caption="What came next, and why learners left"
        firstCellIsHeader
        head={['Next step or reason', { text: 'How many', isNumber: true }]}
        rows={steps}
        empty={<p className="govuk-body">No programme has ended yet.</p>}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'How programmes end - Onward' }]
