import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { PromoteForm } from '~/domain/offers/components/Replies'
import { acceptance } from '~/domain/offers/offer.schemas'
import { findHelpedChoice } from '~/domain/offers/on-behalf.queries.server'
import { promoteOwn } from '~/domain/offers/reply.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, promotion } = await findHelpedChoice(ctx, id('choiceId'))
  const { id: choiceId, version, courseTitle, providerName } = choice
  return { choice: { id: choiceId, version, courseTitle, providerName }, promotion }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, acceptance, async ({ swap, version }) => {
    await promoteOwn(ctx, id('choiceId'), { isSwapConfirmed: swap === 'yes', version })
    return redirectWithNotice(paths.onBehalf.choice(id('choiceId')), 'It is the firm place now. The learner is told.')
  }),
)

export default function PromoteForLearnerPage() {
  const { choice, promotion } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Make ${choice.courseTitle} the firm place`}
      caption={choice.providerName}
      back={paths.onBehalf.choice(choice.id)}
    >
      {promotion ? (
        <PromoteForm choice={choice} effect={promotion} doors={paths.onBehalf} />
      ) : (
        <p className="govuk-body">This cannot be done now.</p>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'A backup as first choice - Onward' }]
