import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { PlanningPage } from '~/domain/planning/components/PlanningPage'
import { PlanTableShown } from '~/domain/planning/components/PlanTableShown'
import { yearsOf } from '~/domain/planning/planning-tables.queries.server'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'

export const loader = signedIn(({ ctx }) => yearsOf(ctx))

export default function PlanningYearsPage() {
  const { table, before, thenTo, ...shown } = useLoaderData<typeof loader>()
  return (
    <PlanningPage title="Beside last year" currentPath={paths.area.planningYears} {...shown}>
      <p className="govuk-body">
        {before === null || thenTo === null
          ? 'There is no earlier cycle to stand beside.'
          : `The cycle ${before} is counted to the end of ${formatDay(thenTo)}, the same day of its year.`}
      </p>
      <PlanTableShown table={table} />
      <p className="govuk-body">
        <a href={paths.area.planningFile('years')} download>
          Take this table as a file
        </a>
      </p>
    </PlanningPage>
  )
}

export const meta = () => [{ title: 'Beside last year - Onward' }]
