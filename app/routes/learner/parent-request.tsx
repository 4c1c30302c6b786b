import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { WhatTheySee } from '~/domain/parents/components/WhatTheySee'
import { relationshipWords } from '~/domain/parents/parent'
import { answerParentRequest } from '~/domain/parents/parent-request.commands.server'
import { findOwnRequest } from '~/domain/parents/parent.queries.server'
import { parentAnswer } from '~/domain/parents/parent.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { name, from, relationship } = await findOwnRequest(ctx, id('requestId'))
  return { name, from, who: relationshipWords(relationship) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, parentAnswer, async ({ answer }) => {
    await answerParentRequest(ctx, id('requestId'), answer)
    const notice = answer === 'yes' ? 'The invitation is on its way' : 'Your answer is no. They are not told.'
    return redirectWithNotice(paths.learner.parents, notice)
  }),
)

export default function ParentRequestPage() {
  const { name, from, who } = useLoaderData<typeof loader>()
  return (
    <Page title={`May ${name} see your page?`} back={paths.learner.parents}>
      <p className="govuk-body">
        {name} asked {from} ({who.toLowerCase()}). You decide, and you can change your mind later.
      </p>
      <WhatTheySee />
      <ZodForm>
        <Radios
          name="answer"
          legend={`May ${name} see your page?`}
          options={{ yes: 'Yes, invite them', no: 'No' }}
          isInline
        />
        <Button>Save my answer</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'May they see your page? - Onward' }]
