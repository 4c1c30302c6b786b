import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { OutsideFields } from '~/domain/applications/components/OutsideFields'
import { changeOutsideApplication } from '~/domain/applications/outside-application.commands.server'
import { findOutsideApplication } from '~/domain/applications/outside-application.queries.server'
import { outsideForm } from '~/domain/applications/outside-application.schemas'
import { careOf } from '~/domain/learners/care.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const entry = await findOutsideApplication(ctx, id('outsideId'))
  mustBeAllowed(ctx, 'outside-application.keep', await careOf(ctx, entry.learnerId))
  return { entry }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, outsideForm, async (entry) => {
    const { learnerId } = await findOutsideApplication(ctx, id('outsideId'))
    await changeOutsideApplication(ctx, id('outsideId'), entry)
    return redirectWithNotice(paths.onBehalf.elsewhere(learnerId), 'Saved')
  }),
)

export default function ElsewhereEntryForLearnerPage() {
  const { entry } = useLoaderData<typeof loader>()
  return (
    <Page title={entry.title} caption={entry.organisationName} back={paths.onBehalf.elsewhere(entry.learnerId)}>
      <ZodForm defaults={entry}>
        <OutsideFields version={entry.version} />
        <ButtonGroup>
          <Button>Save</Button>
          <LinkButton href={paths.onBehalf.removeElsewhere(entry.id)} kind="secondary">
            Take it off
          </LinkButton>
        </ButtonGroup>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Where else a learner applies - Onward' }]
