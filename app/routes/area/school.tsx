import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { shownCount, shownParts, shownShare, SMALLEST_SHOWN } from '~/domain/reports/dashboard'
import { roleIn, withoutOffer } from '~/domain/reports/school-counts.queries.server'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { BarChart } from '~/ui/bar-chart'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Tiles } from '~/ui/tiles'

export const loader = signedIn(async ({ ctx, id }) => {
  const cycle = await currentCycle(ctx, orNotFound(ctx.actor.areaId ?? undefined))
  const counts = await withoutOffer(ctx, id('schoolId'), cycle.id)
  const { school, learners, offered, notApplied, waiting, nothingLeft, staff } = counts
  const none = learners - offered
  const reasons = [
    { label: 'Have not applied', value: notApplied },
    { label: 'Wait for an answer', value: waiting },
    { label: 'Have nothing open any more', value: nothingLeft },
  ]
  const texts = shownParts(reasons.map(({ value }) => value))
  return {
    school,
    cycle: cycle.name,
    tiles: [
      { label: 'In Year 11', count: shownCount(learners) },
      { label: 'Have an offer', count: shownCount(offered) },
      { label: 'Have no offer', count: shownCount(none) },
      { label: 'Share without an offer', count: shownShare(none, learners) },
    ],
    reasons: reasons.map(({ label, value }, at) => ({
      label,
      value: value < SMALLEST_SHOWN ? 0 : value,
      text: texts[at] ?? '',
    })),
    staff: staff.map(({ name, role, form }) => [name, roleIn(role), form ?? 'All forms']),
  }
})

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
