import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { fullName } from '~/domain/learners/learner'
import { findCase } from '~/domain/panels/case.queries.server'
import { conflictForm } from '~/domain/panels/case.schemas'
import { declareConflict } from '~/domain/panels/decision.commands.server'
import { deciding, heldBy } from '~/domain/panels/panel'
import { findPanel } from '~/domain/panels/panel.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const found = await findCase(ctx, id('caseId'))
  const { held } = await findPanel(ctx, found.panelId)
  mustBeAllowed(ctx, 'conflict.declare', heldBy(held, deciding))
  return { id: found.id, name: fullName(found) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, conflictForm, async (conflict) => {
    await declareConflict(ctx, id('caseId'), conflict)
    return redirectWithNotice(paths.panel.case(id('caseId')), 'You take no part in this case')
  }),
)

export default function ConflictPage() {
  const { id, name } = useLoaderData<typeof loader>()
  return (
    <Page title="Declare a conflict" caption={name} back={paths.panel.case(id)}>
      <p className="govuk-body">
        You then take no part in this case, in any meeting. The minutes say that you did not, and the others decide.
      </p>
      <ZodForm>
        <TextArea name="why" label="What ties you to this case?" rows={3} maxLength={300} />
        <Button>Declare it</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Declare a conflict - Onward' }]
