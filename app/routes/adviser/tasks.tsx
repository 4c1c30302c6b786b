import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { TaskTable } from '~/domain/participation/components/TaskTable'
import { openTasks, TASKS_A_PAGE } from '~/domain/participation/task.queries.server'
import { taskPage } from '~/domain/participation/task.schemas'
import { taskShown } from '~/domain/participation/task-shown'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'

export const loader = signedIn(async ({ ctx, url }) => {
  const page = taskPage.parse(url.searchParams.get('page') ?? 1)
  const found = await openTasks(ctx, { page })
  const today = londonDay(ctx.now)
  return {
    previous: page > 1 ? paths.adviser.tasks({ page: String(page - 1) }) : undefined,
    next: found.length > TASKS_A_PAGE ? paths.adviser.tasks({ page: String(page + 1) }) : undefined,
    rows: found.slice(0, TASKS_A_PAGE).map((task) => taskShown(task, today)),
  }
})

export default function TasksPage() {
  const { rows, previous, next } = useLoaderData<typeof loader>()
  return (
    <Page title="Tasks" back={{ href: paths.adviser.caseload, text: 'Back to my caseload' }}>
      <p className="govuk-body">
        A talk with the learner or the family settles a line, and so does saying what they do now. See also{' '}
        <a href={paths.tracking.checks()}>who is still there after six months</a>.
      </p>
      <TaskTable rows={rows} />
      <Pager {...(previous ? { previous } : {})} {...(next ? { next } : {})} label="Pages of tasks" />
    </Page>
  )
}

export const meta = () => [{ title: 'Tasks - Onward' }]
