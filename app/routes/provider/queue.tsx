import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed, type Action } from '~/access/policy'
import { fullStarts } from '~/domain/offers/capacity'
import { capacityOfCourse } from '~/domain/offers/capacity.queries.server'
import { FullStarts } from '~/domain/offers/components/FullStarts'
import { QueueTables } from '~/domain/queues/components/QueueTables'
import { QueueLinks } from '~/domain/queues/components/QueueLinks'
import { SeveralForm } from '~/domain/queues/components/SeveralForm'
import { filterIn, queueGroups, queueQuestion } from '~/domain/queues/queue'
import { findQueue } from '~/domain/queues/queue.queries.server'
import { queueParts } from '~/domain/queues/queue-row'
import { COUNTED_AT_MOST, cappedWords } from '~/kit/capped-count'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { Hidden, SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const may = (action: Action) => isAllowed(ctx.actor, action, { providerId: ctx.actor.organisationId })
  if (ctx.actor.role !== 'register-taker' && !may('applicant.see')) throw redirect(paths.provider.staff)
  const question = queueQuestion.parse(Object.fromEntries(url.searchParams))
  const { rows, next, counts, courses, today, closures, words } = await findQueue(ctx, question)
  const filter = filterIn(question)
  const kept = question.pick ? { ...filter, pick: question.pick } : filter
  const { q: _, find: __, group: ___, course: ____, ...others } = filter
  return {
    today,
    may: { decide: may('choice.decide'), interview: may('interview.arrange') },
    question,
    words,
    filter,
    others,
    next: next ? paths.provider.queueOf({ ...kept, after: next }) : undefined,
    start: question.after ? paths.provider.queueOf(kept) : undefined,
    groups: queueGroups.map(({ name, label }) => ({
      value: name,
      text: `${label} (${cappedWords(counts[name] ?? 0)})`,
    })),
    courses: courses.map(({ id, title }) => ({ value: id, text: title })),
    parts: queueParts(rows, counts, { today, closures }, question.sort),
    matching: matchingWords(question, counts),
    full: question.course === '' ? [] : fullStarts(await capacityOfCourse(ctx, question.course)),
  }
})

/** How many a filter leaves: those of its group, or all that are open. */
function matchingWords(
  { group, state, q, find }: ReturnType<typeof queueQuestion.parse>,
  counts: Record<string, number>,
) {
  const shown = queueGroups.filter(({ name }) =>
    group ? name === group : q || find || state ? true : name !== 'ended',
  )
  const counted = shown.map(({ name }) => counts[name] ?? 0)
  const all = counted.reduce((sum, count) => sum + Math.min(count, COUNTED_AT_MOST), 0)
  return counted.some((count) => count > COUNTED_AT_MOST)
    ? `${all.toLocaleString('en-GB')}+`
    : all.toLocaleString('en-GB')
}

export default function QueuePage() {
  const { today, may, question, words, filter, others, groups, courses, parts, next, start, matching, full } =
    useLoaderData<typeof loader>()
  const tables = <QueueTables parts={parts} today={today} ticks={question.pick} />
  const isAnybody = parts.length > 0
  return (
    <Page title="Applications">
      <SearchForm action={paths.provider.queueSearch} method="post" label="Find an application" isInline>
        <SearchInput name="q" label="Name or reference" defaultValue={words} width={20} />
        <Select name="group" label="Show" options={groups} empty="All that are open" defaultValue={question.group} />
        <Select name="course" label="Course" options={courses} empty="All courses" defaultValue={question.course} />
        {Object.entries(others).map(([name, value]) => (
          <Hidden key={name} name={name} value={value} />
        ))}
        <Button kind="secondary">Show these</Button>
      </SearchForm>
      <QueueLinks
        filter={filter}
        mayPick={isAnybody && !question.pick && (may.decide || may.interview)}
        mayDecide={may.decide}
      />
      <FullStarts starts={full} />
      {isAnybody ? null : (
        <Empty title="No application is here">
          <p className="govuk-body">
            New applications appear as soon as learners send them. Try another name or group.
          </p>
        </Empty>
      )}
      {isAnybody && question.pick ? (
        <SeveralForm filter={filter} isTicked={question.pick === 'all'} matching={matching} may={may}>
          {tables}
        </SeveralForm>
      ) : (
        tables
      )}
      {start && (
        <p className="govuk-body">
          <a className="govuk-link" href={start}>
            Back to the first page
          </a>
        </p>
      )}
      <Pager next={next} label="More applications" />
    </Page>
  )
}

export const meta = () => [{ title: 'Applications - Onward' }]
