import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { PlanOnPaper } from '~/domain/plan-shares/components/PlanOnPaper'
import { wholePlan } from '~/domain/plan-shares/plan-file.queries.server'
import { formatMoment, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { plan, targets, reviews } = await wholePlan(ctx, id('learnerId'))
  await recordView(ctx, plan.id, 'plan')
  return {
    learnerId: plan.id,
    role: ctx.actor.role,
    name: `${plan.givenNames} ${plan.familyName}`,
    parts: plan.sections,
    targets,
    reviews,
    today: londonDay(ctx.now),
    printed: formatMoment(ctx.now),
  }
})

export default function PrintPlanPage() {
  const { learnerId, role, name, parts, targets, reviews, today, printed } = useLoaderData<typeof loader>()
  return (
    <Page
      title={role === 'learner' ? 'My plan' : `The plan of ${name}`}
      caption={`${name}, ${printed}`}
      back={{ href: paths.plan.home(learnerId), text: 'Back to the plan' }}
    >
      <p className="govuk-body onward-no-print">
        Print this page from the menu of your browser. You can also keep it as a PDF there.
      </p>
      <PlanOnPaper parts={parts} targets={targets} reviews={reviews} role={role} today={today} />
    </Page>
  )
}

export const meta = () => [{ title: 'A plan to print - Onward' }]
