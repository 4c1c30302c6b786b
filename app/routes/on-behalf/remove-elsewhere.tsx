import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { removeOutsideApplication } from '~/domain/applications/outside-application.commands.server'
import { findOutsideApplication } from '~/domain/applications/outside-application.queries.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: outsideId, learnerId, title, organisationName } = await findOutsideApplication(ctx, id('outsideId'))
  mustBeAllowed(ctx, 'outside-application.keep', await careOf(ctx, learnerId))
  return { outsideId, title, organisationName }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    const { learnerId } = await findOutsideApplication(ctx, id('outsideId'))
    await removeOutsideApplication(ctx, id('outsideId'))
    return redirectWithNotice(paths.onBehalf.elsewhere(learnerId), 'Taken off')
  }),
)

export default function RemoveElsewhereForLearnerPage() {
  const { outsideId, title, organisationName } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Take ${title} off the list?`}
      caption={organisationName}
      back={paths.onBehalf.elsewhereEntry(outsideId)}
    >
      <p className="govuk-body">If it has ended, you can say that instead.</p>
      <ZodForm>
        <Button>Take it off</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take it off - Onward' }]
