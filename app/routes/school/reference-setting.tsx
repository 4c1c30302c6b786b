import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { decideSecondPerson } from '~/domain/references/reference-setting.commands.server'
import { isSecondPersonNeeded } from '~/domain/references/reference-setting.queries.server'
import { secondPersonForm } from '~/domain/references/reference.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, visit }) => {
  mustBeAllowed(ctx, 'reference.setting', { schoolId: ctx.actor.organisationId })
  return { school: visit.organisationName, isNeeded: await isSecondPersonNeeded(ctx) }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, secondPersonForm, async ({ isNeeded }) => {
    await decideSecondPerson(ctx, isNeeded === 'yes')
    return redirectWithNotice(paths.school.references, 'Saved')
  }),
)

export default function ReferenceSettingPage() {
  const { school, isNeeded } = useLoaderData<typeof loader>()
  return (
    <Page title="Who approves references" caption={school} back={paths.school.references}>
      <p className="govuk-body">
        A second person can always approve a reference. Here you say that one must, before it is released. Nobody
        approves what they wrote.
      </p>
      <ZodForm defaults={isNeeded ? { isNeeded: 'yes' } : {}}>
        <Checkbox name="isNeeded" label="A second person must approve each reference" />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Who approves references - Onward' }]
