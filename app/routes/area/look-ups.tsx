import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { lookUpsInArea } from '~/domain/learners/look-up.queries.server'
import { viewerLine } from '~/domain/learners/view.words'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const lookUps = await lookUpsInArea(ctx)
  return {
    rows: lookUps.map(({ at, viewer, tried, shown, ...from }) => [
      formatMoment(at),
      viewer,
      viewerLine(from),
      tried,
      shown,
    ]),
  }
})

export default function LookUpsPage() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <Page title="Who looked at many records" back={paths.area.home}>
      <p className="govuk-body">
        Whoever opens the records of very many learners within ten minutes is stopped. You and those who answer for the
        account are told at once. Here is who was stopped in the last 90 days. The careers lead and the head of year of
        each school see who saw its learners.
      </p>
      <Table
        caption="Who was stopped"
        hideCaption
        isCompact
        head={[
          'When',
          'Who',
          'From',
          { text: 'Learners they tried', isNumber: true },
          { text: 'Learners they saw', isNumber: true },
        ]}
        rows={rows}
        empty={<Empty title="Nobody has looked at many records" />}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Who looked at many records - Onward' }]
