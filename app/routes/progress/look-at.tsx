import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { fullName } from '~/domain/learners/learner'
import { lookAtIntervention } from '~/domain/progress/intervention.commands.server'
import { findIntervention } from '~/domain/progress/intervention.queries.server'
import { outcomeWords } from '~/domain/progress/intervention.words'
import { lookForm } from '~/domain/progress/progress.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
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
  handleForm(request, lookForm, async (form) => {
    const learnerId = await lookAtIntervention(ctx, id('interventionId'), form)
    return redirectWithNotice(paths.progress.learner(learnerId), 'Saved. Say now if it goes on or is closed')
  }),
)

export default function LookAtPage() {
  const { learnerId, kind, version, name } = useLoaderData<typeof loader>()
  return (
    <Page title="What did it do?" caption={`${name}: ${kind}`} back={paths.progress.learner(learnerId)}>
      <ZodForm>
        <Radios name="outcome" legend="Did it help?" options={outcomeWords} />
        <TextArea name="note" label="What you saw, if you like" rows={4} maxLength={1000} />
        <Hidden name="version" value={version} />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'What did it do? - Onward' }]
