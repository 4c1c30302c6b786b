import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { SharedPlan } from '~/domain/plan-shares/components/SharedPlan'
import { noteReading } from '~/domain/plan-shares/plan-share.commands.server'
import { findApplicantOfPlan, findSharedPlan } from '~/domain/plan-shares/plan-share.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { givenNames, familyName } = await findApplicantOfPlan(ctx, id('choiceId'))
  const about = { choiceId: id('choiceId'), name: `${givenNames} ${familyName}`, today: londonDay(ctx.now) }
  const shared = await findSharedPlan(ctx, id('choiceId'))
  if (!shared) return { ...about, until: null, plan: null }
  await recordView(ctx, shared.learnerId, 'plan')
  await noteReading(ctx, shared.id)
  const { parts, sections, targets, reviews } = shared
  return { ...about, until: formatDay(shared.expiresOn), plan: { parts, sections, targets, reviews } }
})

export default function ProviderPlanPage() {
  const { choiceId, name, today, until, plan } = useLoaderData<typeof loader>()
  return (
    <Page title={`The plan of ${name}`} back={paths.provider.choice(choiceId)}>
      {plan ? (
        <>
          <p className="govuk-body">
            {name} shares these parts with you until {until}, and sees each time somebody here reads them.
          </p>
          <SharedPlan plan={plan} today={today} />
        </>
      ) : (
        <Empty title="Nothing of the plan is shared with you">
          A learner can share parts of the plan once the place here is firm, and can stop at any time.
        </Empty>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'A shared plan - Onward' }]
