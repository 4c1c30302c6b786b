import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { returnHandover } from '~/domain/handovers/handover.commands.server'
import { findHandover } from '~/domain/handovers/handover.queries.server'
import { handoverReturn, TEXT_AT_MOST } from '~/domain/handovers/handover.schemas'
import { fullName } from '~/domain/learners/learner'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { version, ...handover } = await findHandover(ctx, id('handoverId'))
  return { id: handover.id, version, name: fullName(handover) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, handoverReturn, async (move) => {
    await returnHandover(ctx, id('handoverId'), move)
    return redirectWithNotice(paths.adviser.handover(id('handoverId')), 'Given back. The school has been told.')
  }),
)

export default function ReturnHandoverPage() {
  const { id, version, name } = useLoaderData<typeof loader>()
  return (
    <Page title="Give it back to the school" caption={name} back={paths.adviser.handover(id)}>
      <ZodForm>
        <TextArea
          name="answer"
          label="Why do you give it back?"
          hint="The school reads this."
          rows={4}
          maxLength={TEXT_AT_MOST}
        />
        <Hidden name="version" value={version} />
        <Button>Give it back</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Give it back to the school - Onward' }]
