import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { OutsideFields } from '~/domain/applications/components/OutsideFields'
import { changeOutsideApplication } from '~/domain/applications/outside-application.commands.server'
import { findOutsideApplication } from '~/domain/applications/outside-application.queries.server'
import { outsideForm } from '~/domain/applications/outside-application.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId: _, ...entry } = await findOutsideApplication(ctx, id('outsideId'))
  return { entry }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, outsideForm, async (entry) => {
    await changeOutsideApplication(ctx, id('outsideId'), entry)
    return redirectWithNotice(paths.learner.elsewhere, 'Your change is saved.')
  }),
)

export default function ElsewhereEntryPage() {
  const { entry } = useLoaderData<typeof loader>()
  return (
    <Page title={entry.title} caption={entry.organisationName} back={paths.learner.elsewhere}>
      <ZodForm defaults={entry}>
        <OutsideFields version={entry.version} />
        <ButtonGroup>
          <Button>Save</Button>
          <LinkButton href={paths.learner.removeElsewhere(entry.id)} kind="secondary">
            Take it off
          </LinkButton>
        </ButtonGroup>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Where else you apply - Onward' }]
