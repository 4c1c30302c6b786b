import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { AcceptForm } from '~/domain/offers/components/Replies'
import { acceptance } from '~/domain/offers/offer.schemas'
import { findChoiceToAnswer } from '~/domain/offers/own-choice.queries.server'
import { acceptFirm } from '~/domain/offers/reply.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, replies } = await findChoiceToAnswer(ctx, id('choiceId'))
  const { id: choiceId, version, courseTitle, providerName } = choice
  return { choice: { id: choiceId, version, courseTitle, providerName }, firm: replies?.firm ?? null }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, acceptance, async ({ swap, version }) => {
    await acceptFirm(ctx, id('choiceId'), { isSwapConfirmed: swap === 'yes', version })
    return redirectWithNotice(paths.learner.choice(id('choiceId')), 'You said yes to this place. We have told them.')
  }),
)

export default function AcceptPage() {
  const { choice, firm } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Say yes to ${choice.courseTitle}`}
      caption={choice.providerName}
      back={paths.learner.choice(choice.id)}
    >
      {firm ? (
        <AcceptForm choice={choice} effect={firm} />
      ) : (
        <p className="govuk-body">You cannot say yes to this offer now.</p>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Say yes to an offer - Onward' }]
