import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { reopenTarget } from '~/domain/targets/target.commands.server'
import { findTarget } from '~/domain/targets/target.queries.server'
import { targetAgainForm } from '~/domain/targets/target.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId, title, version } = await findTarget(ctx, id('targetId'))
  mustBeAllowed(ctx, 'target.keep', await careOf(ctx, learnerId))
  return { id: id('targetId'), title, version }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, targetAgainForm, async ({ version }) => {
    await reopenTarget(ctx, id('targetId'), version)
    return redirectWithNotice(paths.plan.target(id('targetId')), 'The target is taken up again')
  }),
)

export default function ReopenTargetPage() {
  const { id, title, version } = useLoaderData<typeof loader>()
  return (
    <Page title={`Take up again: ${title}`} back={{ href: paths.plan.target(id), text: 'Back to the target' }}>
      <ZodForm>
        <Hidden name="version" value={version} />
        <Button>Take it up again</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take a target up again - Onward' }]
