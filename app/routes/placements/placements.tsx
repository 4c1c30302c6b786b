import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { admissionsStaff, rollKeepers, schoolStaff } from '~/access/roles'
import { PlacementTable } from '~/domain/placements/components/PlacementTable'
import { PLACEMENTS_A_PAGE, placementsOn } from '~/domain/placements/placement.queries.server'
import { placementList, placementPage } from '~/domain/placements/placement.schemas'
import { placementTags } from '~/domain/placements/placement.words'
import { stateOf } from '~/domain/placements/placement'
import { fullName } from '~/domain/learners/learner'
import type { Role } from '~/kit/actor'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'

export const loader = signedIn(async ({ ctx, url, visit }) => {
  const list = placementList.parse(url.searchParams.get('list'))
  const page = placementPage.parse(url.searchParams.get('page') ?? 1)
  const found = await placementsOn(ctx, { list, page })
  return {
    organisation: visit.organisationName,
    list,
    endings: schoolStaff.some((role) => role === ctx.actor.role) ? paths.tracking.schoolEnds() : null,
    charges: chargesFor(ctx.actor.role),
    previous: page > 1 ? paths.tracking.placements({ list, page: String(page - 1) }) : undefined,
    next: found.length > PLACEMENTS_A_PAGE ? paths.tracking.placements({ list, page: String(page + 1) }) : undefined,
    rows: found.slice(0, PLACEMENTS_A_PAGE).map((placement) => ({
      id: placement.id,
      href: paths.tracking.placement(placement.id),
      name: fullName(placement),
      course: placement.courseTitle,
      home: placement.homeName,
      host: placement.hostName,
      days: `${formatDay(placement.startsOn)} to ${formatDay(placement.endedOn ?? placement.endsOn)}`,
      missing: placement.state === 'planned' ? (placement.missing ?? 0) : 0,
      tag: placementTags[stateOf(placement.state)],
    })),
  }
})

// Statements are for those who answer for the house: of a host those of admissions, of a school the careers lead and the head.
function chargesFor(role: Role): string | null {
  if (admissionsStaff.some((one) => one === role)) return paths.charges.provider
  return rollKeepers.some((one) => one === role) ? paths.charges.school : null
}

export default function PlacementsPage() {
  const { organisation, list, endings, charges, rows, previous, next } = useLoaderData<typeof loader>()
  return (
    <Page title="Placements" caption={organisation}>
      <p className="govuk-body">
        {list === 'live' ? (
          <a href={paths.tracking.placements({ list: 'ended' })}>Show those that are over</a>
        ) : (
          <a href={paths.tracking.placements()}>Show those that go on</a>
        )}
        {endings ? (
          <>
            {'. '}
            <a href={endings}>How programmes of your learners ended</a>
          </>
        ) : null}
        {'. '}
        <a href={paths.travel.day()}>Minibuses</a>
        {charges ? (
          <>
            {'. '}
            <a href={charges}>Charges</a>
          </>
        ) : null}
      </p>
      <PlacementTable
        rows={rows}
        caption={list === 'live' ? 'Learners who go to another school or college' : 'Placements that are over'}
      />
      <Pager {...(previous ? { previous } : {})} {...(next ? { next } : {})} label="Pages of placements" />
    </Page>
  )
}

export const meta = () => [{ title: 'Placements - Onward' }]
