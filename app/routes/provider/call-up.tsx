import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { refusalOf } from '~/domain/applications/choice.words'
import { callUpDays } from '~/domain/offers/call-up'
import { callUp } from '~/domain/offers/call-up.commands.server'
import { needsThought, refuseUnlessMeant } from '~/domain/offers/capacity'
import { capacityForChoice, findCapacity } from '~/domain/offers/capacity.queries.server'
import { OfferFields } from '~/domain/offers/components/OfferFields'
import { BeyondTick, PlacesLine } from '~/domain/offers/components/PlacesLine'
import { standardOptions } from '~/domain/offers/offer'
import { callUpTerms } from '~/domain/offers/offer.schemas'
import { findWait } from '~/domain/waiting-lists/waiting-list.queries.server'
import { formatDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { state, courseRunId, ...applicant } = await findApplicant(ctx, id('choiceId'))
  const { id: choiceId, version, givenNames, courseTitle, kind } = applicant
  return {
    ...{ choiceId, version, givenNames, courseTitle, standard: standardOptions(kind) },
    position: (await findWait(ctx, choiceId))?.position ?? 1,
    capacity: await findCapacity(ctx, courseRunId),
    notNow: canMove(state, 'callUp') ? undefined : refusalOf(state, 'callUp'),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, callUpTerms, async (terms) => {
    refuseUnlessMeant(await capacityForChoice(ctx, id('choiceId')), terms)
    const { replyBy } = await callUp(ctx, id('choiceId'), terms)
    const notice = `Called up. The learner can reply until ${formatDay(replyBy)}.`
    return redirectWithNotice(paths.provider.choice(id('choiceId')), notice)
  }),
)

const days = Object.fromEntries(callUpDays.map((count) => [String(count), `${count} working days`]))

export default function CallUpPage() {
  const { choiceId, version, givenNames, courseTitle, standard, capacity, position, notNow } =
    useLoaderData<typeof loader>()
  return (
    <Page title={`Call ${givenNames} up`} caption={courseTitle} back={paths.provider.choice(choiceId)}>
      <p className="govuk-body">
        {givenNames} is number {position} on the waiting list.
      </p>
      <PlacesLine capacity={capacity} />
      <ZodForm defaults={{ kind: 'conditional', days: '5' }}>
        <Hidden name="version" value={version} />
        {position > 1 ? (
          <TextArea
            name="outOfTurn"
            label={`Why is ${givenNames} called first?`}
            hint="Kept for your colleagues. The learner does not read it."
            rows={3}
            maxLength={500}
          />
        ) : null}
        <Radios name="days" legend="How long to reply?" options={days} isInline />
        <OfferFields standard={standard} />
        <BeyondTick isAsked={needsThought(capacity)} />
        <Button {...(notNow ? { notNow } : {})}>Call up</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Call up from the waiting list - Onward' }]
