import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { hideFromParent } from '~/domain/parents/parent-block.commands.server'
import { findToDecide } from '~/domain/parents/parent.queries.server'
import { parentBlock } from '~/domain/parents/parent.schemas'
import { basisWords } from '~/domain/parents/parent.words'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { EmailInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learner } = await findToDecide(ctx, id('learnerId'))
  return { id: learner.id, name: learner.givenNames }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, parentBlock, async (block) => {
    await hideFromParent(ctx, id('learnerId'), block)
    return redirectWithNotice(paths.onBehalf.parents(id('learnerId')), 'It is hidden from now on')
  }),
)

export default function HideFromParentPage() {
  const { id, name } = useLoaderData<typeof loader>()
  return (
    <Page title="Hide from a parent or carer" caption={name} back={paths.onBehalf.parents(id)}>
      <p className="govuk-body">
        From the next page on they see nothing and get no letters. To them it looks as if nobody were linked. They are
        not told why.
      </p>
      <ZodForm defaults={{ whom: 'one' }}>
        <Radios
          name="whom"
          legend="From whom?"
          options={{ one: 'From one adult', all: 'From every parent and carer' }}
          isSmall
        />
        <EmailInput
          name="email"
          label="Email address of this adult"
          hint="Leave it empty for every adult."
          isOptional
        />
        <Radios name="basis" legend="On what ground?" options={basisWords} isSmall />
        <TextArea name="note" label="What it rests on" hint="For example the date of the order, or who asked for it." />
        <Button>Hide from now on</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Hide from a parent or carer - Onward' }]
