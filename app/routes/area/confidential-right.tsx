import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { setConfidentialRight } from '~/domain/accounts/confidential.commands.server'
import { confidentialRightForm } from '~/domain/accounts/account.schemas'
import { findAdviser } from '~/domain/participation/adviser.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { name, serviceName, readsConfidential } = await findAdviser(ctx, id('membershipId'))
  return { name: name ?? 'this adviser', serviceName, reads: readsConfidential ? 'yes' : 'no' }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, confidentialRightForm, async ({ reads }) => {
    await setConfidentialRight(ctx, id('membershipId'), reads === 'yes')
    return redirectWithNotice(paths.area.advisers, 'Changed')
  }),
)

export default function ConfidentialRightPage() {
  const { name, serviceName, reads } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`What ${name} reads`}
      caption={serviceName}
      back={{ href: paths.area.advisers, text: 'Back to the advisers' }}
    >
      <ZodForm defaults={{ reads }}>
        <Radios
          name="reads"
          legend="Do they read confidential records?"
          hint="Give this to those who need it for their work. They can write such records too."
          options={{ yes: 'Yes', no: 'No' }}
        />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Confidential records - Onward' }]
