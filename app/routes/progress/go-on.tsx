import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { fullName } from '~/domain/learners/learner'
import { goOnWithIntervention } from '~/domain/progress/intervention.commands.server'
import { findIntervention } from '~/domain/progress/intervention.queries.server'
import { againForm } from '~/domain/progress/progress.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
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
  handleForm(request, againForm, async (form) => {
    const learnerId = await goOnWithIntervention(ctx, id('interventionId'), form)
    return redirectWithNotice(paths.progress.learner(learnerId), 'It goes on')
  }),
)

export default function GoOnPage() {
  const { learnerId, kind, version, name } = useLoaderData<typeof loader>()
  return (
    <Page title="Go on with it" caption={`${name}: ${kind}`} back={paths.progress.learner(learnerId)}>
      <ZodForm>
        <DateInput name="lookAgainOn" legend="Look again on" />
        <Hidden name="version" value={version} />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Go on with it - Onward' }]
