import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { AdultFields } from '~/domain/parents/components/AdultFields'
import { decideParentRequest } from '~/domain/parents/parent-request.commands.server'
import { findToDecide } from '~/domain/parents/parent.queries.server'
import { parentRequest } from '~/domain/parents/parent.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learner, mayInvite } = await findToDecide(ctx, id('learnerId'))
  return { id: learner.id, name: learner.givenNames, mayInvite, mayAsk: !learner.isAddressProtected }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, parentRequest, async (asked) => {
    await decideParentRequest(ctx, id('learnerId'), asked)
    return redirectWithNotice(paths.onBehalf.parents(id('learnerId')), 'Your decision is written down')
  }),
)

export default function DecideParentRequestPage() {
  const { id, name, mayInvite, mayAsk } = useLoaderData<typeof loader>()
  const options = [
    ...(mayAsk ? [{ value: 'asked-learner', text: `Ask ${name}, who says yes or no` }] : []),
    ...(mayInvite ? [{ value: 'invited', text: `Invite them, and tell ${name}` }] : []),
    { value: 'refused', text: 'Refuse' },
  ]
  return (
    <Page title="A parent or carer asks" caption={name} back={paths.onBehalf.parents(id)}>
      <p className="govuk-body">
        The record is the learner’s own. An adult who asks has no right to it by being a parent. Your name and your
        reason are kept.
      </p>
      <ZodForm>
        <AdultFields />
        <Radios name="decision" legend="What do you decide?" options={options} />
        <TextArea name="reason" label="Why" hint="Who asked, how you know them, and what this rests on." />
        <Button>Save the decision</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'A parent or carer asks - Onward' }]
