import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { TargetFields } from '~/domain/targets/components/TargetFields'
import { changeTarget } from '~/domain/targets/target.commands.server'
import { findTarget } from '~/domain/targets/target.queries.server'
import { targetForm } from '~/domain/targets/target.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId, title, why, measure, owner, dueOn, version } = await findTarget(ctx, id('targetId'))
  mustBeAllowed(ctx, 'target.keep', await careOf(ctx, learnerId))
  return { id: id('targetId'), role: ctx.actor.role, version, target: { title, why, measure, owner, dueOn, by: 'day' } }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, targetForm, async (form) => {
    await changeTarget(ctx, id('targetId'), form)
    return redirectWithNotice(paths.plan.target(id('targetId')), 'The target is changed')
  }),
)

export default function ChangeTargetPage() {
  const { id, role, version, target } = useLoaderData<typeof loader>()
  return (
    <Page title="Change the target" back={{ href: paths.plan.target(id), text: 'Back to the target' }}>
      <ZodForm defaults={target}>
        <Hidden name="version" value={version} />
        <TargetFields role={role} />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Change a target - Onward' }]
