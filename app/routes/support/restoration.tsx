import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { choiceWords } from '~/domain/applications/choice.words'
import { recordView } from '~/domain/learners/view.commands.server'
import { approveRestoration } from '~/domain/reversals/restoration.commands.server'
import { findRestoration } from '~/domain/reversals/restoration.queries.server'
import { formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId, askedById, askedAt, fromState, toState, providerId, choiceId, ...request } = await findRestoration(
    ctx,
    id('restorationId'),
  )
  mustBeAllowed(ctx, 'restoration.decide', {})
  await recordView(ctx, learnerId, 'choice')
  return {
    request: {
      ...request,
      from: choiceWords[fromState].authority,
      to: choiceWords[toState].authority,
      asked: formatMoment(askedAt),
    },
    notNow: askedById === ctx.actor.id ? 'You asked for this. A second person of support must look at it.' : undefined,
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await approveRestoration(ctx, id('restorationId'))
    return redirectWithNotice(paths.support.restorations, 'Put right. Learner and provider are told.')
  }),
)

export default function RestorationPage() {
  const { request, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title="Agree to put an ending right" caption={request.reference} back={paths.support.restorations}>
      <SummaryList
        rows={[
          { key: 'Course', value: request.course },
          { key: 'Provider', value: request.provider },
          { key: 'It ended as', value: request.from },
          { key: 'It would be again', value: request.to },
          { key: 'Ticket', value: request.ticket },
          { key: 'Asked by', value: `${request.askedBy}, ${request.asked}` },
          { key: 'Why', value: <span className="onward-own-words">{request.why}</span> },
        ]}
      />
      {request.outcome === null ? (
        <>
          <p>If you agree, the choice is moved at once. Learner and provider get a letter.</p>
          <ZodForm>
            <Button {...(notNow ? { notNow } : {})}>Agree and put it back</Button>
          </ZodForm>
          <ZodForm action={paths.support.refuseRestoration(request.id)} id="refusal">
            <Button kind="secondary" {...(notNow ? { notNow } : {})}>
              Do not agree
            </Button>
          </ZodForm>
        </>
      ) : (
        <InsetText>{request.outcome === 'approved' ? 'It was put back.' : 'A second person did not agree.'}</InsetText>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Agree to put an ending right - Onward' }]
