import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { PlanningPage } from '~/domain/planning/components/PlanningPage'
import { PlanTableShown } from '~/domain/planning/components/PlanTableShown'
import { unmetOf } from '~/domain/planning/planning-tables.queries.server'
import { CLUSTERS_SHOWN, evidenceKinds, evidenceWords } from '~/domain/planning/unmet-demand'
import { CourseMap } from '~/domain/search/components/CourseMap'
import { paths } from '~/paths'
import { SummaryList } from '~/ui/summary-list'
import { Empty } from '~/ui/text'

export const loader = signedIn(({ ctx }) => unmetOf(ctx))

export default function PlanningUnmetPage() {
  const { table, map, ...shown } = useLoaderData<typeof loader>()
  return (
    <PlanningPage title="Asked for in vain" currentPath={paths.area.planningUnmet} {...shown}>
      <p className="govuk-body">
        The {CLUSTERS_SHOWN} largest groups of what was looked for and not found, by subject, level and postcode
        district of the home. Each number is a piece of evidence, not a person: one learner may leave several.
      </p>
      <PlanTableShown
        table={table}
        empty={
          <Empty title="Nothing was asked for in vain">
            Searches that find nothing, courses that are full and journeys that cannot be made are added up here, from
            five of a kind on.
          </Empty>
        }
      />
      <p className="govuk-body">
        <a href={paths.area.planningFile('unmet')} download>
          Take this table as a file
        </a>
      </p>
      {map === null ? null : <CourseMap map={map} title="Where it was asked for" said={times} />}
      <h2 className="govuk-heading-m">What is counted</h2>
      <SummaryList
        rows={evidenceKinds.map((kind) => ({ key: evidenceWords[kind].label, value: evidenceWords[kind].definition }))}
      />
    </PlanningPage>
  )
}

function times(count: number) {
  return `${count.toLocaleString('en-GB')} times`
}

export const meta = () => [{ title: 'Asked for in vain - Onward' }]
