import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { PromoteForm } from '~/domain/offers/components/Replies'
import { acceptance } from '~/domain/offers/offer.schemas'
import { findChoiceToAnswer } from '~/domain/offers/own-choice.queries.server'
import { promoteOwn } from '~/domain/offers/reply.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, promotion } = await findChoiceToAnswer(ctx, id('choiceId'))
  const { id: choiceId, version, courseTitle, providerName } = choice
  return { choice: { id: choiceId, version, courseTitle, providerName }, promotion }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, acceptance, async ({ swap, version }) => {
    await promoteOwn(ctx, id('choiceId'), { isSwapConfirmed: swap === 'yes', version })
    return redirectWithNotice(paths.learner.choice(id('choiceId')), 'This is your first choice now. We have told them.')
  }),
)

export default function PromotePage() {
  const { choice, promotion } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Make ${choice.courseTitle} your first choice`}
      caption={choice.providerName}
      back={paths.learner.choice(choice.id)}
    >
      {promotion ? (
        <PromoteForm choice={choice} effect={promotion} />
      ) : (
        <p className="govuk-body">You cannot do this now.</p>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'A backup as first choice - Onward' }]
