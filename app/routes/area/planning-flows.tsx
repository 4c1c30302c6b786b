import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { PlanningPage } from '~/domain/planning/components/PlanningPage'
import { PlanTableShown } from '~/domain/planning/components/PlanTableShown'
import { flowStepWords } from '~/domain/planning/flow'
import { flowQuestion } from '~/domain/planning/planning.schemas'
import { flowsOf } from '~/domain/planning/planning-tables.queries.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchForm } from '~/ui/form'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const { step } = flowQuestion.parse(Object.fromEntries(url.searchParams))
  return { step, ...(await flowsOf(ctx, step)) }
})

export default function PlanningFlowsPage() {
  const { step, matrix, providers, bands, ...shown } = useLoaderData<typeof loader>()
  const tables = [
    { file: 'flows', table: matrix },
    { file: 'distances', table: bands },
    { file: 'providers', table: providers },
  ]
  return (
    <PlanningPage title="Who goes where" currentPath={paths.area.planningFlows()} {...shown}>
      <SearchForm action={paths.area.planningFlows()} label="Choose a step" isInline>
        <Select name="step" label="Learners who have" options={flowStepWords} defaultValue={step} />
        <Button kind="secondary">Show</Button>
      </SearchForm>
      <p className="govuk-body">
        Each learner once with each provider: the area’s own learners wherever they apply through Onward, and those of
        other areas who apply here. Authorities are that of the learner’s record and that of the provider.{' '}
        <a href={paths.area.outOfArea}>How many learn elsewhere now, or are taught at home</a>
      </p>
      {tables.map(({ file, table }) => (
        <div key={file}>
          <PlanTableShown
            table={table}
            empty={<Empty title="Nobody yet">Nobody has come to this step so far.</Empty>}
          />
          <p className="govuk-body">
            <a href={paths.area.planningFile(file, { step })} download>
              Take this table as a file<span className="govuk-visually-hidden">: {table.caption}</span>
            </a>
          </p>
        </div>
      ))}
    </PlanningPage>
  )
}

export const meta = () => [{ title: 'Who goes where - Onward' }]
