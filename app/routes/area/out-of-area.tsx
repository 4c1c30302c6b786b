import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { isOnList, listNames, outOfAreaLists } from '~/domain/out-of-area/list'
import { outOfAreaCounts } from '~/domain/out-of-area/list.queries.server'
import { countWords, isSmall } from '~/kit/small-numbers'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'out-of-area.count', { areaId: ctx.actor.areaId })
  const counts = await outOfAreaCounts(ctx)
  return { rows: listNames.map((list) => ({ list, count: isSmall(counts[list]) ? null : counts[list] })) }
})

export default function AreaOutOfAreaPage() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Taught at home, or out of area"
      caption="Year 11 and the two years after it, as of last night"
      back={{ href: paths.area.planningFlows(), text: 'Who goes where' }}
    >
      <Table
        caption="How many"
        firstCellIsHeader
        head={['List', 'Who is on it', { text: 'Learners', isNumber: true }]}
        rows={rows.map(({ list, count }) => [outOfAreaLists[list], isOnList[list], countWords(count)])}
      />
      <p className="govuk-body">
        Advisers read the names. Of whom no more than the name is passed on is not counted, and a count below five is
        kept back.
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'Out of area - Onward' }]
