import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { findPlan } from '~/domain/plans/plan.queries.server'
import { TargetFields } from '~/domain/targets/components/TargetFields'
import { setTarget } from '~/domain/targets/target.commands.server'
import { targetForm } from '~/domain/targets/target.schemas'
import { NotAllowed } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const plan = await findPlan(ctx, id('learnerId'))
  if (ctx.actor.role !== 'learner' && !plan.addable.includes('targets')) throw new NotAllowed()
  await recordView(ctx, plan.id, 'plan')
  return { learnerId: plan.id, role: ctx.actor.role, givenNames: plan.givenNames }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, targetForm, async (form) => {
    const targetId = await setTarget(ctx, id('learnerId'), form)
    return redirectWithNotice(paths.plan.target(targetId), 'The target is set. Now add the first step.')
  }),
)

export default function NewTargetPage() {
  const { learnerId, role, givenNames } = useLoaderData<typeof loader>()
  return (
    <Page
      title={role === 'learner' ? 'Set a target' : `Set a target with ${givenNames}`}
      back={{ href: paths.plan.home(learnerId), text: 'Back to the plan' }}
    >
      <ZodForm>
        <TargetFields role={role} />
        <Button>Set target</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Set a target - Onward' }]
