import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { lookUpsAtSchool } from '~/domain/learners/look-up.queries.server'
import { viewerLine } from '~/domain/learners/view.words'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, visit }) => {
  const lookUps = await lookUpsAtSchool(ctx)
  return {
    school: visit.organisationName,
    rows: lookUps.map(({ at, viewer, shown, learners, ...from }) => [
      formatMoment(at),
      viewer,
      viewerLine(from),
      shown,
      learners,
    ]),
  }
})

export default function LookUpsPage() {
  const { school, rows } = useLoaderData<typeof loader>()
  return (
    <Page title="Who looked at many records" caption={school} back={paths.school.home}>
      <p className="govuk-body">
        Whoever opens the records of very many learners within ten minutes is stopped. Those who answer for the account
        are told at once. Here is who was stopped in the last 90 days after they had seen learners of this school. Each
        learner can see it too, on the page “My record”.
      </p>
      <Table
        caption="Who was stopped"
        hideCaption
        isCompact
        head={[
          'When',
          'Who',
          'From',
          { text: 'Learners they saw', isNumber: true },
          { text: 'Of this school', isNumber: true },
        ]}
        rows={rows}
        empty={<Empty title="Nobody has looked at many records" />}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Who looked at many records - Onward' }]
