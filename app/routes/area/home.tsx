import { Fragment } from 'react'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findArea } from '~/domain/areas/area.queries.server'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { shownCount, shownShare } from '~/domain/reports/dashboard'
import { countsByProvider, countsBySchool } from '~/domain/reports/dashboard.queries.server'
import { shownSchools } from '~/domain/reports/step-table'
import { NotFound } from '~/kit/errors'
import { countWords, KEPT_BACK } from '~/kit/small-numbers'
import { paths } from '~/paths'
import { BarChart } from '~/ui/bar-chart'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Tiles } from '~/ui/tiles'

export const loader = signedIn(async ({ ctx }) => {
  if (!ctx.actor.areaId) throw new NotFound('area')
  const area = await findArea(ctx, ctx.actor.areaId)
  const cycle = await currentCycle(ctx, area.id)
  const schools = await countsBySchool(ctx, area.id, cycle.id)
  const providers = await countsByProvider(ctx, area.id, cycle.id)
  const { sums, schools: told } = shownSchools(schools)
  const { learners, applied, offered, accepted } = sums
  return {
    area: area.name,
    cycle: cycle.name,
    tiles: [
      { label: 'In Year 11', count: countWords(learners) },
      { label: 'Have not applied', count: countWords(without(learners, applied)) },
      { label: 'Have an offer', count: countWords(offered) },
      { label: 'Have said yes to one', count: countWords(accepted) },
    ],
    notApplied: schools.map(({ school }, at) => {
      const left = without(told[at]?.learners ?? null, told[at]?.applied ?? null)
      return { label: school, value: left ?? 0, text: countWords(left) }
    }),
    schools: schools.map(({ schoolId, school }, at) => ({ id: schoolId, name: school, cells: cellsOf(told[at]) })),
    providers: providers.map(({ provider, received, waiting, overdue, offers, days }) => [
      provider,
      ...[received, waiting, overdue, offers].map(shownCount),
      days === null ? 'none answered yet' : String(days),
    ]),
  }
})

type Told = ReturnType<typeof shownSchools>['sums']

function cellsOf(told: Told | undefined): string[] {
  if (!told) return []
  const { learners, accounts, applied, offered, accepted } = told
  const share = learners === null || applied === null ? KEPT_BACK : shownShare(applied, learners)
  return [...[learners, accounts, applied, offered, accepted].map(countWords), share]
}

/** Those of a whole who are not in a part of it, where both are told. */
function without(whole: number | null, part: number | null): number | null {
  return whole === null || part === null ? null : whole - part
}

/** What else the area has, by what it is about. */
const more = [
  {
    about: 'How it goes',
    links: [
      { href: paths.guarantee.area(), text: 'September Guarantee' },
      { href: paths.area.risk, text: 'who may need more help' },
      { href: paths.tracking.areaEnds, text: 'how programmes end' },
      { href: paths.area.lookUps, text: 'who looked at many records' },
    ],
  },
  {
    about: 'On the prospectus',
    links: [
      { href: paths.area.travel, text: 'transport notes' },
      { href: paths.area.events, text: 'open events' },
    ],
  },
  {
    about: 'Working together',
    links: [
      { href: paths.area.advisers, text: 'advisers' },
      { href: paths.area.panels, text: 'panels' },
      { href: paths.area.planTemplates, text: 'plan templates' },
      { href: paths.charges.area, text: 'charges' },
    ],
  },
  { about: 'What learners think', links: [{ href: paths.area.surveys, text: 'surveys' }] },
]

export default function AreaPage() {
  const { area, cycle, tiles, notApplied, schools, providers } = useLoaderData<typeof loader>()
  return (
    <Page title={area} caption={`The cycle ${cycle}`}>
      <p className="govuk-body">
        Counts only: no names are shown here. A count below five is kept back, with what would tell it.
      </p>
      <ul className="govuk-list">
        {more.map(({ about, links }) => (
          <li key={about}>
            {about}:{' '}
            {links.map(({ href, text }, at) => (
              <Fragment key={href}>
                {at > 0 ? ', ' : null}
                <a href={href}>{text}</a>
              </Fragment>
            ))}
          </li>
        ))}
      </ul>
      <Tiles tiles={tiles} />
      <BarChart
        title="Who has not applied, by school"
        description="One bar for each school: how many of its Year 11 have not sent an application."
        head={['School', 'Have not applied']}
        rows={notApplied}
      />
      <p className="govuk-body">Open a school to see how many have no offer, and why.</p>
      <Table
        caption="How far each school’s Year 11 has come"
        firstCellIsHeader
        head={[
          'School',
          ...numbers('In Year 11', 'With an account', 'Applied', 'With an offer', 'Said yes', 'Share applied'),
        ]}
        rows={schools.map(({ id, name, cells }) => [
          <a key={id} href={paths.area.school(id)}>
            {name}
          </a>,
          ...cells,
        ])}
        empty={<p className="govuk-body">No school of this area has a Year 11 on its roll yet.</p>}
      />
      <Table
        caption="How providers answer"
        firstCellIsHeader
        head={['Provider', ...numbers('Received', 'Waiting', 'Overdue', 'Offers', 'Median days to answer')]}
        rows={providers}
        empty={<p className="govuk-body">No application has been sent yet.</p>}
      />
    </Page>
  )
}

function numbers(...names: string[]) {
  return names.map((text) => ({ text, isNumber: true }))
}

export const meta = () => [{ title: 'The area - Onward' }]
