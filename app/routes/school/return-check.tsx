import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { WaitingChoices } from '~/domain/applications/components/WaitingChoices'
import { returnChecks } from '~/domain/applications/school-check.commands.server'
import { findCheck } from '~/domain/applications/school-check.queries.server'
import { returnForm } from '~/domain/applications/school-check.schemas'
import { findLearner } from '~/domain/learners/learner.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: learnerId, givenNames } = await findLearner(ctx, id('learnerId'))
  const { choices } = await findCheck(ctx, learnerId)
  return { learnerId, givenNames, choices }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, returnForm, async ({ choices, comment }) => {
    await returnChecks(ctx, id('learnerId'), { choiceIds: choices, comment })
    return redirectWithNotice(paths.school.checks, 'Sent back. The learner has your comment.')
  }),
)

export default function ReturnCheckPage() {
  const { learnerId, givenNames, choices } = useLoaderData<typeof loader>()
  const notNow = choices.length === 0 ? { notNow: 'Nothing of this learner waits for your check any more.' } : {}
  return (
    <Page title={`Send the application back to ${givenNames}`} back={paths.school.check(learnerId)}>
      <p className="govuk-body">No provider has seen it. {givenNames} reads your comment and can send it again.</p>
      <ZodForm defaults={{ choices: choices.map(({ id }) => id) }}>
        <WaitingChoices choices={choices} legend="What do you send back?" />
        <TextArea name="comment" label="What should be changed?" rows={4} maxLength={1000} />
        <Button {...notNow}>Send back</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Send an application back - Onward' }]
