import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { BackupForm } from '~/domain/offers/components/Replies'
import { acceptance } from '~/domain/offers/offer.schemas'
import { findHelpedChoice } from '~/domain/offers/on-behalf.queries.server'
import { keepAsBackup } from '~/domain/offers/reply.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, replies } = await findHelpedChoice(ctx, id('choiceId'))
  const { id: choiceId, version, courseTitle, providerName } = choice
  return { choice: { id: choiceId, version, courseTitle, providerName }, backup: replies?.backup ?? null }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, acceptance, async ({ version }) => {
    await keepAsBackup(ctx, id('choiceId'), { version })
    return redirectWithNotice(paths.onBehalf.choice(id('choiceId')), 'Kept as backup. The learner is told.')
  }),
)

export default function BackupForLearnerPage() {
  const { choice, backup } = useLoaderData<typeof loader>()
  const back = paths.onBehalf.choice(choice.id)
  return (
    <Page title={`Keep ${choice.courseTitle} as the learner’s backup`} caption={choice.providerName} back={back}>
      {backup ? (
        <BackupForm choice={choice} effect={backup} doors={paths.onBehalf} />
      ) : (
        <p className="govuk-body">This offer cannot be kept as a backup now.</p>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Keep an offer as a backup - Onward' }]
