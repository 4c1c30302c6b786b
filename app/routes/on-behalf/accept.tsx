import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { AcceptForm } from '~/domain/offers/components/Replies'
import { acceptance } from '~/domain/offers/offer.schemas'
import { findHelpedChoice } from '~/domain/offers/on-behalf.queries.server'
import { acceptFirm } from '~/domain/offers/reply.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, replies } = await findHelpedChoice(ctx, id('choiceId'))
  const { id: choiceId, version, courseTitle, providerName } = choice
  return { choice: { id: choiceId, version, courseTitle, providerName }, firm: replies?.firm ?? null }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, acceptance, async ({ swap, version }) => {
    await acceptFirm(ctx, id('choiceId'), { isSwapConfirmed: swap === 'yes', version })
    return redirectWithNotice(paths.onBehalf.choice(id('choiceId')), 'Accepted. The learner is told.')
  }),
)

export default function AcceptForLearnerPage() {
  const { choice, firm } = useLoaderData<typeof loader>()
  const back = paths.onBehalf.choice(choice.id)
  return (
    <Page title={`Accept ${choice.courseTitle} for the learner`} caption={choice.providerName} back={back}>
      {firm ? (
        <AcceptForm choice={choice} effect={firm} doors={paths.onBehalf} />
      ) : (
        <p className="govuk-body">This offer cannot be accepted now.</p>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Accept an offer for a learner - Onward' }]
