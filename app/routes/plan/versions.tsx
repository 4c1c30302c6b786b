import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { OwnWords } from '~/domain/plans/components/PlanParts'
import { findPlanVersions } from '~/domain/plans/plan.queries.server'
import { sectionTitle } from '~/domain/plans/plan.words'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Card, Cards } from '~/ui/card'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id, params }) => {
  const { section, versions } = await findPlanVersions(ctx, id('learnerId'), params.part ?? '')
  await recordView(ctx, id('learnerId'), 'plan')
  return { learnerId: id('learnerId'), title: sectionTitle(section, ctx.actor.role), versions }
})

export default function PlanVersionsPage() {
  const { learnerId, title, versions } = useLoaderData<typeof loader>()
  return (
    <Page title={`${title}: every version`} back={{ href: paths.plan.home(learnerId), text: 'Back to the plan' }}>
      <p className="govuk-body">Each time this part was saved, we kept what stood there before.</p>
      <Cards>
        {versions.map(({ version, words, writtenAt, by }) => (
          <Card
            key={version}
            title={`Version ${version}`}
            byline={[formatMoment(writtenAt), by].filter(Boolean).join(', ')}
          >
            <OwnWords words={words} />
          </Card>
        ))}
      </Cards>
    </Page>
  )
}

export const meta = () => [{ title: 'Earlier versions - Onward' }]
