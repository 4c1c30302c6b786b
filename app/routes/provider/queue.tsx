import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { is } from '~/domain/applications/choice.states'
import { choiceTag } from '~/domain/applications/choice.words'
import { queueGroups, queueQuestion } from '~/domain/applications/queue'
import { findQueue } from '~/domain/applications/queue.queries.server'
import { workingDaysBetween } from '~/domain/cycles/working-day'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { ShortDay } from '~/ui/short-day'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const question = queueQuestion.parse(Object.fromEntries(url.searchParams))
  const { rows, next, counts, courses, today, closures } = await findQueue(ctx, question)
  const { after: _, ...kept } = question
  return {
    today,
    question,
    next: next ? paths.provider.queueOf({ ...kept, after: next }) : undefined,
    start: question.after ? paths.provider.queueOf(kept) : undefined,
    groups: queueGroups.map(({ name, label }) => ({ value: name, text: `${label} (${counts[name] ?? 0})` })),
    courses: courses.map(({ id, title }) => ({ value: id, text: title })),
    parts: queueGroups
      .map(({ name, label }) => ({
        name,
        label,
        count: counts[name] ?? 0,
        rows: rows.filter(({ group }) => group === name),
      }))
      .filter(({ rows }) => rows.length > 0)
      .map(({ rows, ...part }) => ({
        ...part,
        rows: rows.map((row) => ({
          id: row.id,
          name: `${row.familyName}, ${row.givenNames}`,
          course: row.courseTitle,
          school: row.schoolName ?? 'No school',
          sent: row.sentAt ? londonDay(row.sentAt) : null,
          due: is(row.state, 'learnersTurn') ? null : row.answerBy,
          left: row.answerBy ? leftWords(row.answerBy, today, closures) : null,
          waits: is(row.state, 'decisionPending') ? 'After the answer' : 'None',
          tag: choiceTag(row.state, 'provider'),
        })),
      })),
  }
})

export default function QueuePage() {
  const { today, question, groups, courses, parts, next, start } = useLoaderData<typeof loader>()
  return (
    <Page title="Applications">
      <SearchForm action={paths.provider.queue} label="Find an application" isInline>
        <SearchInput name="q" label="Name or reference" defaultValue={question.q} width={20} />
        <Select name="group" label="Show" options={groups} empty="All that are open" defaultValue={question.group} />
        <Select name="course" label="Course" options={courses} empty="All courses" defaultValue={question.course} />
        <Button kind="secondary">Show these</Button>
      </SearchForm>
      {parts.length === 0 && (
        <Empty title="No application is here">
          <p className="govuk-body">
            New applications appear as soon as learners send them. Try another name or group.
          </p>
        </Empty>
      )}
      {parts.map(({ name, label, count, rows }) => (
        <Table
          key={name}
          caption={`${label} (${count})`}
          isCompact
          head={['Learner', 'Course', 'State', 'Sent', 'Answer due', 'School']}
          rows={rows.map((row) => [
            <a className="govuk-link" href={paths.provider.choice(row.id)} key={row.id}>
              {row.name}
              <span className="govuk-visually-hidden"> for {row.course}</span>
            </a>,
            row.course,
            <StatusTag tag={row.tag} key="tag" />,
            row.sent ? <ShortDay key="sent" day={row.sent} today={today} /> : null,
            row.due ? (
              <>
                <ShortDay day={row.due} today={today} />, <span className="onward-short-day">{row.left}</span>
              </>
            ) : (
              row.waits
            ),
            row.school,
          ])}
        />
      ))}
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

function leftWords(answerBy: string, today: string, closures: Parameters<typeof workingDaysBetween>[2]) {
  if (answerBy < today) return 'overdue'
  const left = workingDaysBetween(today, answerBy, closures)
  return left === 0 ? 'today' : `${left} working ${left === 1 ? 'day' : 'days'} left`
}

export const meta = () => [{ title: 'Applications - Onward' }]
