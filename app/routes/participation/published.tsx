import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ownPlaces, publishedShown } from '~/domain/scorecards/published-shown'
import { boardMonths, limitFor, publishedFigures } from '~/domain/scorecards/scorecard.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const limit = await limitFor(ctx)
  const months = await boardMonths(ctx)
  const published = await publishedFigures(ctx, ctx.actor.areaId)
  return {
    year: published[0]?.year ?? null,
    hasOwn: published.some(({ level }) => level === 'authority'),
    tables: publishedShown(published),
    own: ownPlaces(published, months, limit),
  }
})

export default function PublishedPage() {
  const { year, hasOwn, tables, own } = useLoaderData<typeof loader>()
  return (
    <Page
      title="The published tables of all authorities"
      back={{ href: paths.scorecards.board, text: 'Taking part' }}
      {...(year ? { caption: `As published for ${year}` } : {})}
    >
      <p className="govuk-body">
        Each year the Department for Education publishes these figures of every authority. A fifth says among how many
        authorities one stands: 1 of 5 are the best.{' '}
        {hasOwn ? '' : 'None of the authorities of this area is in the tables by its number, so England stands alone.'}
      </p>
      <Table
        caption="Where this area would stand by its own counts"
        firstCellIsHeader
        head={['Figure', { text: 'Share', isNumber: true }, 'Counted of', 'Against England', 'Fifth it would be in']}
        rows={own}
        empty={<Empty title="Nothing is counted yet">The figures are counted every night.</Empty>}
      />
      <p className="govuk-body">
        The published figures may differ from these: the department takes December to February for who does not take
        part, the end of March for who does, and the record as it was sent then.
      </p>
      {tables.map(({ measure, label, rows }) => (
        <Table
          key={measure}
          caption={label}
          captionSize="s"
          firstCellIsHeader
          head={['Place', { text: 'Share', isNumber: true }, 'Against the year before', 'Fifth']}
          rows={rows}
        />
      ))}
      <p className="govuk-body">
        Source: Department for Education, local authority scorecard of young people not in education, employment or
        training. Contains public sector information licensed under the Open Government Licence v3.0. Suppressed figures
        are left out.
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'The published tables - Onward' }]
