import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { NeedStatement } from '~/domain/planning/components/NeedStatement'
import { needStatement } from '~/domain/planning/statement.queries.server'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => ({
  written: formatMoment(ctx.now),
  statement: await needStatement(ctx),
}))

export default function PlanningStatementPage() {
  const { written, statement } = useLoaderData<typeof loader>()
  const { area, cycle, countedTo } = statement
  return (
    <Page
      title={`Statement of need: ${area}`}
      caption={`The cycle ${cycle}`}
      back={{ href: paths.area.planning(), text: 'Planning' }}
    >
      {countedTo === null ? (
        <Empty title="Nothing is counted yet">It is counted every night. Come back tomorrow.</Empty>
      ) : (
        <NeedStatement {...statement} countedTo={countedTo} written={written} />
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Statement of need - Onward' }]
