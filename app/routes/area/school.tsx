import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { shownBars, shownShare } from '~/domain/reports/dashboard'
import { countsBySchool } from '~/domain/reports/dashboard.queries.server'
import { roleIn, withoutOffer } from '~/domain/reports/school-counts.queries.server'
import { shownSchools } from '~/domain/reports/step-table'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { countWords, KEPT_BACK } from '~/kit/small-numbers'
import { paths } from '~/paths'
import { BarChart } from '~/ui/bar-chart'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Tiles } from '~/ui/tiles'

export const loader = signedIn(async ({ ctx, id }) => {
  const cycle = await currentCycle(ctx, orNotFound(ctx.actor.areaId ?? undefined))
  const counts = await withoutOffer(ctx, id('schoolId'), cycle.id)
  const { school, notApplied, waiting, nothingLeft, staff } = counts
  const { learners, applied, offered } = await stepsOf(ctx, cycle.id, id('schoolId'))
  const none = learners === null || offered === null ? null : learners - offered
  const reasons = [
    { label: 'Have not applied', value: notApplied },
    { label: 'Wait for an answer', value: waiting },
    { label: 'Have nothing open any more', value: nothingLeft },
  ]
  const bars = shownBars(reasons.map(({ value }) => value))
  return {
    school,
    cycle: cycle.name,
    tiles: [
      { label: 'In Year 11', count: countWords(learners) },
      { label: 'Have an offer', count: countWords(offered) },
      { label: 'Have no offer', count: countWords(none) },
      {
        label: 'Share without an offer',
        count: none === null || learners === null ? KEPT_BACK : shownShare(none, learners),
      },
    ],
    // What the table of all schools keeps back is not told here either.
    reasons: reasons.map(({ label }, at) => ({
      label,
      ...((applied === null || none === null ? undefined : bars[at]) ?? { value: 0, text: KEPT_BACK }),
    })),
    staff: staff.map(({ name, role, form }) => [name, roleIn(role), form ?? 'All forms']),
  }
})

/** How far the school’s learners have come, as the table of all schools tells it. */
async function stepsOf(ctx: Context, cycleId: string, schoolId: string) {
  const schools = await countsBySchool(ctx, orNotFound(ctx.actor.areaId ?? undefined), cycleId)
  const at = schools.findIndex((one) => one.schoolId === schoolId)
  return shownSchools(schools).schools[at] ?? { learners: null, applied: null, offered: null }
}

export default function SchoolOfAreaPage() {
  const { school, cycle, tiles, reasons, staff } = useLoaderData<typeof loader>()
  return (
    <Page title={`Who has no offer at ${school}`} caption={`The cycle ${cycle}`} back={paths.area.home}>
      <p className="govuk-body">
        Counts only: no names of learners are shown here. A count below five is kept back. The school’s own staff see
        who they are.
      </p>
      <Tiles tiles={tiles} />
      <BarChart
        title="Why they have no offer"
        description="One bar for each reason: how many of the school’s Year 11 have no offer because of it."
        head={['What stands in the way', 'Learners']}
        rows={reasons}
      />
      <Table
        caption="Whom to ask"
        firstCellIsHeader
        head={['Name', 'Role', 'Form']}
        rows={staff}
        empty={<p className="govuk-body">Nobody of this school has an account yet.</p>}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Who has no offer - Onward' }]
