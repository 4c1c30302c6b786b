import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { protectAddress } from '~/domain/learners/address.commands.server'
import { addressForm } from '~/domain/learners/address.schemas'
import { findToProtect } from '~/domain/learners/learner.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: learnerId, givenNames, isAddressProtected } = await findToProtect(ctx, id('learnerId'))
  return { id: learnerId, name: givenNames, isProtected: isAddressProtected }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, addressForm, async ({ isProtected, reason }) => {
    await protectAddress(ctx, id('learnerId'), isProtected, reason)
    const notice = isProtected ? 'The address is protected from now on' : 'The address is no longer protected'
    return redirectWithNotice(paths.onBehalf.parents(id('learnerId')), notice)
  }),
)

export default function ProtectAddressPage() {
  const { id, name, isProtected } = useLoaderData<typeof loader>()
  return (
    <Page title="Protect an address" caption={name} back={paths.onBehalf.parents(id)}>
      <p className="govuk-body">
        While it is protected no college, provider or parent reads the address, the phone number, or how to reach
        anybody at home. That holds for what was sent before as well. The learner can no longer invite adults alone: you
        do it.
      </p>
      <p className="govuk-body">Look at the adults who are linked already, too.</p>
      <ZodForm defaults={{ isProtected: isProtected ? 'yes' : 'no' }}>
        <Radios
          name="isProtected"
          legend="Is the address protected?"
          options={{ yes: 'Yes, protect it', no: 'No' }}
          isInline
        />
        <TextArea
          name="reason"
          label="Why"
          hint="Read by those who look after the learner. Do not write an address here."
        />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Protect an address - Onward' }]
