import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { needsSchool, worklists } from '~/domain/participation/caseload'
import { rowShown } from '~/domain/participation/caseload-shown'
import { MOST_AT_ONCE } from '~/domain/caseload-acts/act'
import { caseloadPage, entriesMatching } from '~/domain/participation/caseload.queries.server'
import { caseloadFilterFrom, queryOf } from '~/domain/participation/caseload.schemas'
import { CaseloadFilters } from '~/domain/participation/components/CaseloadFilters'
import { CaseloadTable } from '~/domain/participation/components/CaseloadTable'
import { TaskTable } from '~/domain/participation/components/TaskTable'
import { TickedForm } from '~/domain/participation/components/TickedForm'
import { placesOfCaseloads } from '~/domain/participation/place.queries.server'
import { openTasks } from '~/domain/participation/task.queries.server'
import { taskShown } from '~/domain/participation/task-shown'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { InsetText } from '~/ui/text'

const TASKS_SHOWN = 5

export const loader = signedIn(async ({ ctx, url }) => {
  const filter = caseloadFilterFrom(Object.fromEntries(url.searchParams))
  const after = url.searchParams.get('after')
  const isTicking = url.searchParams.get('pick') === 'some'
  const { rows, next } = await caseloadPage(ctx, { ...filter, after })
  const today = londonDay(ctx.now)
  const kept = queryOf(filter)
  const isFirst = Object.keys(kept).length === 0 && !after && !isTicking
  const tasks = isFirst ? await openTasks(ctx, { size: TASKS_SHOWN }) : []
  const ticking: Record<string, string> = isTicking ? { pick: 'some' } : {}
  const here: Record<string, string> = after ? { ...kept, after } : kept
  return {
    filter,
    isEverybody: isFirst,
    isTicking,
    asksSchool: needsSchool(filter),
    matching: isTicking && (next || after) ? matchingWords(await entriesMatching(ctx, filter, MOST_AT_ONCE + 1)) : null,
    kept,
    places: await placesOfCaseloads(ctx),
    tasks: tasks.slice(0, TASKS_SHOWN).map((task) => taskShown(task, today)),
    hasMoreTasks: tasks.length > TASKS_SHOWN,
    rows: rows.map((row) => rowShown(row, today)),
    pick: paths.adviser.caseloadOf({ ...here, pick: 'some' }),
    stop: paths.adviser.caseloadOf(here),
    first: after ? paths.adviser.caseloadOf({ ...kept, ...ticking }) : undefined,
    next: next ? paths.adviser.caseloadOf({ ...kept, ...ticking, after: next }) : undefined,
  }
})

function matchingWords({ length }: readonly string[]): string {
  return `${length > MOST_AT_ONCE ? 'of more than ' : ''}${Math.min(length, MOST_AT_ONCE).toLocaleString('en-GB')}`
}

export default function CaseloadPage() {
  const { filter, isEverybody, isTicking, asksSchool, places, tasks, hasMoreTasks, rows, matching, kept, ...to } =
    useLoaderData<typeof loader>()
  const table = (
    <CaseloadTable
      rows={rows}
      isEverybody={isEverybody}
      isTeam={filter.whose === 'team'}
      isTicking={isTicking}
      isToHelp={filter.worklist === 'not-sent'}
    />
  )
  return (
    <Page
      title={filter.whose === 'team' ? 'The team’s caseload' : 'My caseload'}
      caption={filter.worklist === 'all' ? undefined : worklists[filter.worklist]}
    >
      <p className="govuk-body">
        <a href={paths.adviser.unowned()}>Who is on nobody’s caseload</a>;{' '}
        <a href={paths.adviser.outOfArea()}>who is taught at home or out of area</a>;{' '}
        <a href={paths.registrations}>who has joined alone</a> and waits to be known;{' '}
        <a href={paths.adviser.merges}>records put together</a>;{' '}
        <a href={paths.guarantee.proposals()}>activities to confirm</a>;{' '}
        <a href={paths.adviser.acts}>what was done for several at once</a>.
      </p>
      {tasks.length > 0 ? <TaskTable rows={tasks} /> : null}
      {hasMoreTasks ? (
        <p className="govuk-body">
          <a href={paths.adviser.tasks()}>Everything you are asked to see to</a>
        </p>
      ) : null}
      <CaseloadFilters filter={filter} {...places} />
      {asksSchool ? (
        <InsetText>Choose a school too. This list of the whole team is shown one school at a time.</InsetText>
      ) : isTicking && rows.length > 0 ? (
        <TickedForm stopHref={to.stop} matching={matching} filter={kept}>
          {table}
        </TickedForm>
      ) : (
        <>
          {rows.length > 0 ? (
            <p className="govuk-body">
              <a href={to.pick}>Choose several</a>
            </p>
          ) : null}
          {table}
        </>
      )}
      <Pager
        {...(to.first ? { previous: to.first } : {})}
        {...(to.next ? { next: to.next } : {})}
        label="Pages of the caseload"
      />
    </Page>
  )
}

export const meta = () => [{ title: 'My caseload - Onward' }]
