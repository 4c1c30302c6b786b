import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { openAgain } from '~/domain/pauses/pause.commands.server'
import { findOwnPause } from '~/domain/pauses/pause.queries.server'
import { formatDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'requests.switch', { providerId: ctx.actor.organisationId })
  const { opensOn } = orNotFound(await findOwnPause(ctx), 'pause')
  return { opens: formatDay(opensOn) }
})

export const action = signedIn(async ({ ctx }) => {
  await openAgain(ctx)
  return redirectWithNotice(paths.provider.requestsOff, 'You take applications again')
})

export default function OpenRequestsPage() {
  const { opens } = useLoaderData<typeof loader>()
  return (
    <Page title="Take applications again now?" back={paths.provider.requestsOff}>
      <p className="govuk-body">
        It was to open on {opens}. Learners who have one of your courses on their list are told by letter.
      </p>
      <ZodForm>
        <Button>Open now</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take applications again - Onward' }]
