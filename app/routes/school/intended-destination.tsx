import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { recordIntention } from '~/domain/destinations/destination.commands.server'
import { findDestinations, intendedDestinations } from '~/domain/destinations/destination.queries.server'
import { intentionForm } from '~/domain/destinations/destination.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const learner = await findDestinations(ctx, id('learnerId'))
  return {
    learnerId: learner.id,
    name: `${learner.givenNames} ${learner.familyName}`,
    code: learner.intended?.code ?? '',
    options: (await intendedDestinations(ctx)).map(({ code, label }) => ({ value: code, text: label })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, intentionForm, async (intention) => {
    await recordIntention(ctx, id('learnerId'), intention)
    return redirectWithNotice(paths.school.learner(id('learnerId')), 'Intended destination saved')
  }),
)

export default function IntendedDestinationPage() {
  const { learnerId, name, code, options } = useLoaderData<typeof loader>()
  return (
    <Page title={`Where does ${name} mean to go?`} back={paths.school.learner(learnerId)}>
      <ZodForm defaults={{ code }}>
        <Radios name="code" legend="Intended destination" options={options} />
        <TextArea name="reason" label="How do you know?" isOptional rows={3} maxLength={500} />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Intended destination - Onward' }]
