import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { BackupForm } from '~/domain/offers/components/Replies'
import { acceptance } from '~/domain/offers/offer.schemas'
import { findChoiceToAnswer } from '~/domain/offers/own-choice.queries.server'
import { keepAsBackup } from '~/domain/offers/reply.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, replies } = await findChoiceToAnswer(ctx, id('choiceId'))
  const { id: choiceId, version, courseTitle, providerName } = choice
  return { choice: { id: choiceId, version, courseTitle, providerName }, backup: replies?.backup ?? null }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, acceptance, async ({ version }) => {
    await keepAsBackup(ctx, id('choiceId'), { version })
    return redirectWithNotice(
      paths.learner.choice(id('choiceId')),
      'You keep this place as your backup. We have told them.',
    )
  }),
)

export default function BackupPage() {
  const { choice, backup } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Keep ${choice.courseTitle} as your backup`}
      caption={choice.providerName}
      back={paths.learner.choice(choice.id)}
    >
      {backup ? (
        <BackupForm choice={choice} effect={backup} />
      ) : (
        <p className="govuk-body">You cannot keep a backup now.</p>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Keep an offer as your backup - Onward' }]
