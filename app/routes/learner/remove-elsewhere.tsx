import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { removeOutsideApplication } from '~/domain/applications/outside-application.commands.server'
import { findOutsideApplication } from '~/domain/applications/outside-application.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: outsideId, title, organisationName } = await findOutsideApplication(ctx, id('outsideId'))
  return { outsideId, title, organisationName }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await removeOutsideApplication(ctx, id('outsideId'))
    return redirectWithNotice(paths.learner.elsewhere, 'It is off your list.')
  }),
)

export default function RemoveElsewherePage() {
  const { outsideId, title, organisationName } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Take ${title} off your list?`}
      caption={organisationName}
      back={paths.learner.elsewhereEntry(outsideId)}
    >
      <p className="govuk-body">Your school and adviser no longer see it. If it has ended, you can say that instead.</p>
      <ZodForm>
        <Button>Take it off</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take it off - Onward' }]
