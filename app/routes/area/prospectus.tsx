import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { careBlockNames, careBlocks, careOfArea, shareWords } from '~/domain/prospectus/prospectus-care'
import {
  careOfProviders,
  staleCourses,
  unansweredSearches,
  unopenedCourses,
} from '~/domain/prospectus/prospectus-care.queries.server'
import { CoursesToCareFor } from '~/domain/prospectus/components/CoursesToCareFor'
import { Unanswered } from '~/domain/search/components/Unanswered'
import { formatDay } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { BarChart } from '~/ui/bar-chart'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Tiles } from '~/ui/tiles'

export const loader = signedIn(async ({ ctx }) => {
  if (!ctx.actor.areaId) throw new NotFound('area')
  const areaId = ctx.actor.areaId
  const providers = await careOfProviders(ctx, areaId)
  const stale = await staleCourses(ctx, areaId)
  const unanswered = await unansweredSearches(ctx, areaId)
  const unopened = await unopenedCourses(ctx, areaId)
  const { courses, blocks } = careOfArea(providers)
  return {
    courses,
    blocks: blocks.map(({ label, count }) => ({
      label,
      value: courses === 0 ? 0 : Math.round((100 * count) / courses),
      text: `${shareWords(count, courses)} (${count.toLocaleString('en-GB')} of ${courses.toLocaleString('en-GB')})`,
    })),
    providers: providers.map((care) => ({
      slug: care.slug,
      name: care.provider,
      courses: care.courses,
      shares: careBlockNames.map((block) => shareWords(care[block], care.courses)),
      chasedOn: care.chasedOn === null ? 'Never' : formatDay(care.chasedOn),
    })),
    stale: stale.map(({ checkedOn, ...course }) => ({ ...course, checkedOn: formatDay(checkedOn) })),
    unanswered: unanswered.map(({ lastOn, ...asked }) => ({ ...asked, lastOn: formatDay(lastOn) })),
    unopened,
  }
})

export default function ProspectusCarePage() {
  const { courses, blocks, providers, stale, unanswered, unopened } = useLoaderData<typeof loader>()
  return (
    <Page
      title="The prospectus"
      caption="What is true, and what people do not find"
      back={{ href: paths.area.home, text: 'The area' }}
    >
      <Tiles
        tiles={[
          { label: 'Courses', count: courses, href: paths.courses() },
          { label: 'Not checked for a year', count: stale[0]?.total ?? 0, href: '#stale' },
          { label: 'Words nobody finds', count: unanswered.length, href: '#unanswered' },
          { label: 'Not opened for a month', count: unopened[0]?.total ?? 0, href: '#unopened' },
        ]}
      />
      <p>
        <a href={paths.area.chaseProviders}>Ask providers to put their courses right</a>
      </p>
      <p>
        <a href={paths.area.synonyms}>What the search understands</a>
      </p>
      <p>
        <a href={paths.area.neighbours}>Neighbouring areas</a>
      </p>
      <p>
        <a href={paths.area.words}>What routes and subjects are called here</a>
      </p>
      <BarChart
        title="How whole the courses are"
        description="One bar for each thing a course should say: the share of all courses that say it."
        head={['A course says', 'Share']}
        rows={blocks}
      />
      <Table
        caption="Each provider"
        firstCellIsHeader
        isCompact
        head={[
          'Provider',
          ...['Courses', ...careBlockNames.map((block) => careBlocks[block])].map((text) => ({ text, isNumber: true })),
          'Last asked',
        ]}
        rows={providers.map(({ slug, name, courses, shares, chasedOn }) => [
          <a key="name" href={paths.providerPage(slug)}>
            {name}
          </a>,
          courses,
          ...shares,
          chasedOn,
        ])}
        empty={<p>No provider of this area has a course in the prospectus yet.</p>}
      />
      <Unanswered searches={unanswered} />
      <CoursesToCareFor
        id="stale"
        caption="Not checked for a year, the oldest first"
        courses={stale}
        more="Last checked"
        empty="Every course has been checked in the last year."
      />
      <CoursesToCareFor
        id="unopened"
        caption="Not opened by anybody for a month"
        courses={unopened}
        empty="Every course has been opened in the last month, or openings have not been counted for a month yet."
      />
    </Page>
  )
}

export const meta = () => [{ title: 'The prospectus - Onward' }]
