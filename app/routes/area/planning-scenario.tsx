import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { levelWords } from '~/domain/courses/course.words'
import { PlanningPage } from '~/domain/planning/components/PlanningPage'
import { scenarioQuestion } from '~/domain/planning/planning.schemas'
import { scenarioOf } from '~/domain/planning/scenario.queries.server'
import { MOST_PERCENT } from '~/domain/planning/scenario-asked'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { TextInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Table } from '~/ui/table'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const asked = scenarioQuestion.parse(Object.fromEntries(url.searchParams))
  return { asked, ...(await scenarioOf(ctx, asked)) }
})

export default function PlanningScenarioPage() {
  const { asked, options, refused, balances, changed, cycle, countedTo } = useLoaderData<typeof loader>()
  const after = balances?.after ?? null
  return (
    <PlanningPage title="What if" currentPath={paths.area.planningScenario()} cycle={cycle} countedTo={countedTo}>
      <p className="govuk-body">
        What if there were more places, or fewer? First choices are held against places, course by course and site by
        site. Nobody is moved to another course, and courses without a told number of places are left out. Learners are
        told to the nearest five.
      </p>
      <SearchForm action={paths.area.planningScenario()} label="Play a scenario through">
        <TextInput
          name="percent"
          label="How many per cent more places?"
          hint={`Between −${MOST_PERCENT} and ${MOST_PERCENT}; with a minus, fewer`}
          width={5}
          suffix="%"
          defaultValue={asked.percent}
        />
        <Select
          name="subject"
          label="Subject"
          options={options.subjects}
          empty="All"
          defaultValue={asked.subject ?? ''}
        />
        <Select name="level" label="Level" options={levelWords} empty="All" defaultValue={asked.level ?? ''} />
        <Select
          name="provider"
          label="Or one provider"
          options={options.providers}
          empty="All"
          defaultValue={asked.provider ?? ''}
        />
        <Button>Work it out</Button>
      </SearchForm>
      {refused === null ? null : <InsetText>{refused}</InsetText>}
      {balances === null ? (
        <InsetText>
          So few learners have applied, or have applied for courses whose places are not told, that nothing can be told
          yet.
        </InsetText>
      ) : (
        <Table
          caption={after === null ? 'As it is now' : 'As it is now, and as it would be'}
          firstCellIsHeader
          head={['', ...(after === null ? ['Now'] : ['Now', 'Then', 'Change'])].map((text, at) =>
            at === 0 ? 'What' : { text, isNumber: true },
          )}
          rows={[
            line('Places', balances.before.places, after?.places),
            line('Learners with a place at their first choice', balances.before.met, after?.met),
            line('Learners without', balances.before.unmet, after?.unmet),
            line('Places nobody asked for first', balances.before.spare, after?.spare),
          ]}
        />
      )}
      {after === null ? null : (
        <p className="govuk-body">
          {changed === 1 ? 'One line of courses is' : `${changed.toLocaleString('en-GB')} lines of courses are`}{' '}
          changed.
        </p>
      )}
    </PlanningPage>
  )
}

function line(name: string, before: number, after: number | undefined) {
  if (after === undefined) return [name, before.toLocaleString('en-GB')]
  const change = after - before
  const sign = change > 0 ? '+' : change < 0 ? '−' : ''
  const said = `${sign}${Math.abs(change).toLocaleString('en-GB')}`
  return [name, before.toLocaleString('en-GB'), after.toLocaleString('en-GB'), said]
}

export const meta = () => [{ title: 'What if - Onward' }]
