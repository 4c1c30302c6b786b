import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { fullName } from '~/domain/learners/learner'
import { closeIntervention } from '~/domain/progress/intervention.commands.server'
import { findIntervention } from '~/domain/progress/intervention.queries.server'
import { closeForm } from '~/domain/progress/progress.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const found = await findIntervention(ctx, id('interventionId'))
  mustBeAllowed(ctx, 'intervention.keep', found)
  const { learnerId, kind, version } = found
  return { learnerId, kind, version, name: fullName(found) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, closeForm, async (form) => {
    const learnerId = await closeIntervention(ctx, id('interventionId'), form)
    return redirectWithNotice(paths.progress.learner(learnerId), 'Closed')
  }),
)

export default function ClosePage() {
  const { learnerId, kind, version, name } = useLoaderData<typeof loader>()
  return (
    <Page title="Close it" caption={`${name}: ${kind}`} back={paths.progress.learner(learnerId)}>
      <ZodForm>
        <p className="govuk-body">Nobody is asked about it any more. It stays to be read.</p>
        <Hidden name="version" value={version} />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Close it - Onward' }]
