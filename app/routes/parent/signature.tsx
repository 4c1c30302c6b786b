import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { whatIsSigned } from '~/domain/applications/co-signature'
import { coSign } from '~/domain/applications/co-signature.commands.server'
import { findToSign } from '~/domain/applications/co-signature.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learner, choices, isAsked } = await findToSign(ctx, id('learnerId'))
  const signedAt = choices[0]?.signedAt ?? null
  return {
    id: learner.id,
    name: learner.givenNames,
    choices: choices.map(({ id, title, provider }) => ({ id, title, provider })),
    signedOn: signedAt ? formatDay(londonDay(signedAt)) : null,
    notNow: isAsked
      ? choices.length === 0
        ? 'No course has been chosen yet.'
        : null
      : 'This area does not ask for it.',
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await coSign(ctx, id('learnerId'))
    return redirectWithNotice(paths.parent.learner(id('learnerId')), 'You have signed')
  }),
)

export default function SignaturePage() {
  const { id, name, choices, signedOn, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title={`Sign with ${name}`} back={paths.parent.learner(id)}>
      <p className="govuk-body">
        The application of {name} goes whether you sign or not. Places only read that a parent or carer has signed.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {choices.map(({ id, title, provider }) => (
          <li key={id}>
            {title}, {provider}
          </li>
        ))}
      </ul>
      {signedOn ? (
        <InsetText>You signed on {signedOn}.</InsetText>
      ) : (
        <ZodForm>
          <p className="govuk-body">{whatIsSigned}</p>
          <Button {...(notNow ? { notNow } : {})}>Sign</Button>
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Sign with your child - Onward' }]
