import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { CaseloadTable } from '~/domain/participation/components/CaseloadTable'
import { priorityWords, worklistFrom, worklists } from '~/domain/participation/caseload'
import { caseloadPage, type CaseloadRow } from '~/domain/participation/caseload.queries.server'
import { TaskTable } from '~/domain/participation/components/TaskTable'
import { openTasks } from '~/domain/participation/task.queries.server'
import { taskShown } from '~/domain/participation/task-shown'
import { currencyOf } from '~/domain/participation/currency'
import { currencyTag } from '~/domain/participation/currency.words'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'

const TASKS_SHOWN = 5

export const loader = signedIn(async ({ ctx, url }) => {
  const list = worklistFrom(url.searchParams.get('list'))
  const name = (url.searchParams.get('name') ?? '').slice(0, 100)
  const after = url.searchParams.get('after')
  const { rows, next } = await caseloadPage(ctx, { worklist: list, name, after })
  const today = londonDay(ctx.now)
  const isFirst = list === 'all' && name === '' && !after
  const tasks = isFirst ? await openTasks(ctx, { size: TASKS_SHOWN }) : []
  const kept = { ...(list === 'all' ? {} : { list }), ...(name ? { name } : {}) }
  return {
    list,
    name,
    tasks: tasks.slice(0, TASKS_SHOWN).map((task) => taskShown(task, today)),
    hasMoreTasks: tasks.length > TASKS_SHOWN,
    rows: rows.map((row) => shown(row, today)),
    first: after ? paths.adviser.caseloadOf(kept) : undefined,
    next: next ? paths.adviser.caseloadOf({ ...kept, after: next }) : undefined,
  }
})

function shown(row: CaseloadRow, today: string) {
  return {
    learnerId: row.learnerId,
    name: `${row.givenNames} ${row.familyName}`,
    where: [row.schoolName, row.form].filter(Boolean).join(', ') || (row.placeName ?? 'On no roll'),
    priority: priorityWords[row.priority] ?? '',
    applications: applicationsOf(row),
    activity: row.label,
    proposed: row.proposedLabel,
    tag: tagOf(row, today),
    lastContact: row.lastContactAt ? formatDay(londonDay(row.lastContactAt)) : null,
    nextActionOn: row.nextActionOn,
    isDue: row.nextActionOn !== null && row.nextActionOn <= today,
  }
}

function applicationsOf({ sent, offers, notSent, drafts }: CaseloadRow): string {
  if (sent === null || offers === null || notSent === null || drafts === null) return 'Not passed on'
  const gone = sent === 0 ? 'None sent' : `${sent} sent, ${offers} with an offer`
  if (notSent > 0) return `${gone}, ${notSent} not sent in time`
  return drafts > 0 ? `${gone}, ${drafts} not sent yet` : gone
}

function tagOf(
  { startedOn, verifiedOn, reviewOn, predictedEndOn, currencyRule, currencyMonths }: CaseloadRow,
  today: string,
) {
  if (!startedOn || !verifiedOn || !currencyRule) return null
  return currencyTag(
    currencyOf({ startedOn, verifiedOn, reviewOn, predictedEndOn, currencyRule, currencyMonths }, today),
  )
}

export default function CaseloadPage() {
  const { list, name, tasks, hasMoreTasks, rows, first, next } = useLoaderData<typeof loader>()
  return (
    <Page title="My caseload" caption={list === 'all' ? undefined : worklists[list]}>
      <p className="govuk-body">
        <a href={paths.registrations}>Who has joined alone</a> and waits to be known;{' '}
        <a href={paths.adviser.merges}>records put together</a>.
      </p>
      {tasks.length > 0 ? <TaskTable rows={tasks} /> : null}
      {hasMoreTasks ? (
        <p className="govuk-body">
          <a href={paths.adviser.tasks()}>Everything you are asked to see to</a>
        </p>
      ) : null}
      <SearchForm action={paths.adviser.caseload} label="Narrow the caseload">
        <Select name="list" label="Show" options={worklists} defaultValue={list} />
        <SearchInput name="name" label="Last name begins with" defaultValue={name} width={10} />
        <Button kind="secondary">Show these</Button>
      </SearchForm>
      <CaseloadTable rows={rows} isEverybody={list === 'all' && name === ''} isToHelp={list === 'not-sent'} />
      <Pager {...(first ? { previous: first } : {})} {...(next ? { next } : {})} label="Pages of the caseload" />
    </Page>
  )
}

export const meta = () => [{ title: 'My caseload - Onward' }]
