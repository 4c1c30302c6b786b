import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { begunWords } from '~/domain/bulk-acts/bulk-act'
import { beginAct } from '~/domain/bulk-acts/bulk-act.commands.server'
import { offerTimesSeveral, selectionIn, selectionOf } from '~/domain/bulk-acts/bulk-act.schemas'
import { ActPreview } from '~/domain/bulk-acts/components/ActPreview'
import { ChosenFields, WhoIsMeant } from '~/domain/bulk-acts/components/WhoIsMeant'
import { lookedAt } from '~/domain/bulk-acts/plan'
import { chosenShown, planShown } from '~/domain/bulk-acts/plan-shown'
import { actPreviewIn } from '~/domain/bulk-acts/seen'
import { planFor } from '~/domain/bulk-acts/selection.queries.server'
import { usualBookBy } from '~/domain/interviews/interview-slot'
import { seatsLeft } from '~/domain/interviews/interview-slot.queries.server'
import { refusePastBookBy } from '~/domain/interviews/invitation'
import { formatDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { refuseUnlessSeen } from '~/kit/previewed'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'interview.arrange', { providerId: ctx.actor.organisationId })
  const selection = selectionIn(url.searchParams)
  const found = await planFor(ctx, 'interview-times', selection)
  return {
    plan: planShown(found),
    chosen: chosenShown(selection),
    seats: await seatsLeft(ctx),
    bookBy: usualBookBy(ctx.now),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, offerTimesSeveral, async ({ step, seen, choices, filter, ...terms }) => {
    const { plan } = await planFor(ctx, 'interview-times', selectionOf({ choices, filter }))
    refusePastBookBy(terms.bookBy, ctx.now)
    const nowSeen = lookedAt(plan, terms)
    if (step === 'preview') {
      const lines = [`Choose a time that suits you, by ${formatDay(terms.bookBy)}.`, terms.message ?? '']
      return { errors: {}, values: terms, preview: { seen: nowSeen, lines: lines.filter(Boolean) } }
    }
    refuseUnlessSeen(seen, nowSeen)
    const actId = await beginAct(ctx, { kind: 'interview-times', ...terms }, plan.going)
    return redirectWithNotice(paths.provider.act(actId), begunWords(plan.going.length))
  }),
)

export default function OfferTimesSeveralPage() {
  const { plan, chosen, seats, bookBy } = useLoaderData<typeof loader>()
  const preview = actPreviewIn(useActionData<typeof action>())
  return (
    <Page title="Let them choose a time" back={paths.provider.queue}>
      <p className="govuk-body">
        {seats === 1 ? 'One seat is' : `${seats.toLocaleString('en-GB')} seats are`} free in the times you have laid
        out. <a href={paths.provider.newInterviewSlots}>Lay out more</a>
      </p>
      {preview ? <ActPreview lines={preview.lines} /> : null}
      <WhoIsMeant plan={plan} verb="Who is invited" />
      {plan.goingCount > 0 ? (
        <ZodForm defaults={{ bookBy }}>
          <DateInput name="bookBy" legend="Choose by which day?" hint="For example 27 3 2027" />
          <TextArea name="message" label="A message to the learners" isOptional rows={3} maxLength={1000} />
          <ChosenFields chosen={chosen} seen={preview?.seen ?? ''} />
          <ButtonGroup>
            <Button name="step" value="preview" kind={preview ? 'secondary' : 'primary'}>
              See what they would read
            </Button>
            {preview ? (
              <Button name="step" value="save">
                Invite {plan.goingCount.toLocaleString('en-GB')}
              </Button>
            ) : null}
          </ButtonGroup>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Let several choose an interview time - Onward' }]
