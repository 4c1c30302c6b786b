import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { PlanningPage } from '~/domain/planning/components/PlanningPage'
import { PlanTableShown } from '~/domain/planning/components/PlanTableShown'
import { demandQuestion, type PlanningFile } from '~/domain/planning/planning.schemas'
import { demandWayWords, type DemandWay } from '~/domain/planning/planning-table'
import { demandOf } from '~/domain/planning/planning-tables.queries.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchForm } from '~/ui/form'
import { Empty } from '~/ui/text'

const files: Record<DemandWay, PlanningFile> = {
  subject: 'demand',
  level: 'levels',
  both: 'subjects-and-levels',
  site: 'sites',
}

export const loader = signedIn(async ({ ctx, url }) => {
  const { by } = demandQuestion.parse(Object.fromEntries(url.searchParams))
  return { by, file: paths.area.planningFile(files[by]), ...(await demandOf(ctx, by)) }
})

export default function PlanningDemandPage() {
  const { by, file, table, ...shown } = useLoaderData<typeof loader>()
  return (
    <PlanningPage title="Demand and places" currentPath={paths.area.planning()} {...shown}>
      <SearchForm action={paths.area.planning()} label="Lay the table out" isInline>
        <Select name="by" label="Show" options={demandWayWords} defaultValue={by} />
        <Button kind="secondary">Show</Button>
      </SearchForm>
      <p className="govuk-body">
        Places are those that providers have told. A choice counts where it was first asked for, what became of it where
        it is now. <a href={`${paths.area.planningStatement}#definitions`}>What each column means</a>
      </p>
      <PlanTableShown
        table={table}
        empty={<Empty title="No courses yet">When providers tell their starts and places, they stand here.</Empty>}
      />
      <p className="govuk-body">
        <a href={file} download>
          Take this table as a file
        </a>
      </p>
    </PlanningPage>
  )
}

export const meta = () => [{ title: 'Demand and places - Onward' }]
