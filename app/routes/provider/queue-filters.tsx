import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { choiceStates, is } from '~/domain/applications/choice.states'
import { choiceWords } from '~/domain/applications/choice.words'
import { colleaguesOf } from '~/domain/queues/assignment.queries.server'
import { filterIn, queueGroups, queueQuestion } from '~/domain/queues/queue'
import { coursesKept, queueOptions } from '~/domain/queues/queue-options.queries.server'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, url }) => {
  const question = queueQuestion.parse(Object.fromEntries(url.searchParams))
  const { sites, starts, schools } = await queueOptions(ctx)
  const colleagues = await colleaguesOf(ctx, ctx.actor.organisationId ?? '')
  const courses = await coursesKept(ctx)
  return {
    question,
    back: paths.provider.queueOf(filterIn(question)),
    courses: courses.map(({ id, title }) => ({ value: id, text: title })),
    sites: sites.map(named),
    schools: schools.map(named),
    starts: starts.map((day) => ({ value: day, text: formatDay(day) })),
    colleagues: [
      { value: 'me', text: 'Me' },
      { value: 'nobody', text: 'Nobody' },
      ...colleagues.filter(({ id }) => id !== ctx.actor.id).map(named),
    ],
  }
})

function named({ id, name }: { id: string; name: string }) {
  return { value: id, text: name }
}

const states = choiceStates
  .filter((state) => is(state, 'providerSees'))
  .map((state) => ({ value: state, text: choiceWords[state].provider }))
const groups = queueGroups.map(({ name, label }) => ({ value: name, text: label }))

export default function QueueFiltersPage() {
  const { question, back, courses, sites, schools, starts, colleagues } = useLoaderData<typeof loader>()
  return (
    <Page title="Narrow the list" back={back}>
      <SearchForm action={paths.provider.queue} label="Narrow the list">
        {question.q ? <Hidden name="q" value={question.q} /> : null}
        {question.find ? <Hidden name="find" value={question.find} /> : null}
        <Select name="group" label="What needs somebody" options={groups} empty="All" defaultValue={question.group} />
        <Select name="state" label="State" options={states} empty="Any" defaultValue={question.state} />
        <Select
          name="assigned"
          label="Who sees to it"
          options={colleagues}
          empty="Anybody"
          defaultValue={question.assigned}
        />
        <Select name="course" label="Course" options={courses} empty="All courses" defaultValue={question.course} />
        <Select name="site" label="Site" options={sites} empty="All sites" defaultValue={question.site} />
        <Select name="start" label="Start" options={starts} empty="Any day" defaultValue={question.start} />
        <Select name="school" label="School" options={schools} empty="All schools" defaultValue={question.school} />
        <Select name="has" label="Has" options={having} empty="Anything" defaultValue={question.has} />
        <Select name="received" label="Sent" options={sent} empty="At any time" defaultValue={question.received} />
        <Select
          name="sort"
          label="Sorted by"
          options={sorted}
          empty="What needs somebody"
          defaultValue={question.sort}
        />
        <Button>Show these</Button>
      </SearchForm>
    </Page>
  )
}

const having = { interview: 'An interview', conditions: 'Conditions that are open' }
const sent = { week: 'In the last 7 days', month: 'In the last 28 days', earlier: 'More than 28 days ago' }
const sorted = { newest: 'Day of sending, the newest first', oldest: 'Day of sending, the oldest first' }

export const meta = () => [{ title: 'Narrow the list - Onward' }]
