import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { QueueTable } from '~/domain/applications/components/QueueTable'
import { queueGroups, queueQuestion } from '~/domain/applications/queue'
import { findQueue } from '~/domain/applications/queue.queries.server'
import { workingDaysBetween } from '~/domain/cycles/working-day'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { FormContext } from '~/ui/form-context'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { Tiles } from '~/ui/tiles'

export const loader = signedIn(async ({ ctx, url }) => {
  const question = queueQuestion.parse(Object.fromEntries(url.searchParams))
  const { rows, next, counts, courses, today, closures } = await findQueue(ctx, question)
  return {
    question,
    next,
    counts,
    courses: courses.map(({ id, title }) => ({ value: id, text: title })),
    rows: rows.map(({ id, state, group, givenNames, familyName, reference, schoolName, courseTitle, answerBy, isLate }) => ({
      ...{ id, state, group, reference, schoolName, courseTitle, isLate },
      name: `${givenNames} ${familyName}`,
      daysLeft: answerBy && (group === 'new' || group === 'due' || group === 'interviewing') ? daysLeft(today, answerBy, closures) : null,
    })),
  }
})

function daysLeft(today: string, answerBy: string, closures: { startsOn: string; endsOn: string }[]) {
  return answerBy < today ? -1 : workingDaysBetween(today, answerBy, closures)
}

export default function QueuePage() {
  const { question, rows, next, counts, courses } = useLoaderData<typeof loader>()
  const here = (change: Partial<typeof question>) => paths.provider.queueOf({ ...question, after: '', ...change })
  return (
    <Page title="Applications">
      <Tiles
        label="How many applications are where"
        tiles={queueGroups
          .filter(({ name }) => counts[name])
          .map(({ name, label }) => ({ count: counts[name] ?? 0, label, href: here({ group: name }), isUrgent: name === 'due' }))}
      />
      <FormContext.Provider value={{ defaults: question }}>
        <SearchForm label="Find applications">
          <SearchInput name="q" label="Name or reference number" width={20} />
          <Select
            name="group"
            label="Where it stands"
            empty="Everything open"
            options={queueGroups.map(({ name, label }) => ({ value: name, text: label }))}
          />
          <Select name="course" label="Course" empty="All courses" options={courses} />
          <Button kind="secondary">Find</Button>
        </SearchForm>
      </FormContext.Provider>
      <QueueTable rows={rows} />
      <Pager
        {...(question.after ? { previous: here({}) } : {})}
        {...(next ? { next: here({ after: next }) } : {})}
        label="Pages of applications"
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Applications - Onward' }]
