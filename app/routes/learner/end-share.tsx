import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { endShare } from '~/domain/plan-shares/plan-share.commands.server'
import { findOpenShare } from '~/domain/plan-shares/plan-share.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { provider } = await findOpenShare(ctx, id('shareId'))
  return { provider }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await endShare(ctx, id('shareId'))
    return redirectWithNotice(paths.learner.planShares, 'They can no longer read your plan')
  }),
)

export default function EndSharePage() {
  const { provider } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Stop sharing with ${provider}`}
      back={{ href: paths.learner.planShares, text: 'Who can read my plan' }}
    >
      <p className="govuk-body">From then on they can read nothing of your plan. You can share it again later.</p>
      <ZodForm>
        <Button kind="warning">Stop sharing</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Stop sharing - Onward' }]
