import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { OutsideFields } from '~/domain/applications/components/OutsideFields'
import { addOutsideApplication } from '~/domain/applications/outside-application.commands.server'
import { outsideForm } from '~/domain/applications/outside-application.schemas'
import { careOf } from '~/domain/learners/care.queries.server'
import { findLearner } from '~/domain/learners/learner.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  mustBeAllowed(ctx, 'outside-application.keep', await careOf(ctx, id('learnerId')))
  const learner = await findLearner(ctx, id('learnerId'))
  return { id: learner.id, name: `${learner.givenNames} ${learner.familyName}` }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, outsideForm, async (entry) => {
    await addOutsideApplication(ctx, id('learnerId'), entry)
    return redirectWithNotice(paths.onBehalf.elsewhere(id('learnerId')), 'Written down')
  }),
)

export default function NewElsewhereForLearnerPage() {
  const { id, name } = useLoaderData<typeof loader>()
  return (
    <Page title={`Write down where else ${name} applies`} back={paths.onBehalf.elsewhere(id)}>
      <p className="govuk-body">It is not sent anywhere. {name} sees it too, and can change it.</p>
      <ZodForm>
        <OutsideFields />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Write down where else a learner applies - Onward' }]
