import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { beginAct } from '~/domain/bulk-acts/bulk-act.commands.server'
import { inviteSeveral, selectionIn, selectionOf } from '~/domain/bulk-acts/bulk-act.schemas'
import { ActPreview } from '~/domain/bulk-acts/components/ActPreview'
import { ChosenFields, WhoIsMeant } from '~/domain/bulk-acts/components/WhoIsMeant'
import { begunWords } from '~/domain/bulk-acts/bulk-act'
import { lookedAt } from '~/domain/bulk-acts/plan'
import { chosenShown, planShown } from '~/domain/bulk-acts/plan-shown'
import { actPreviewIn } from '~/domain/bulk-acts/seen'
import { planFor } from '~/domain/bulk-acts/selection.queries.server'
import { refusePastInterview } from '~/domain/interviews/interview'
import { formatMoment, londonMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { refuseUnlessSeen } from '~/kit/previewed'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'interview.arrange', { providerId: ctx.actor.organisationId })
  const selection = selectionIn(url.searchParams)
  const found = await planFor(ctx, 'interview', selection)
  const timesHref = paths.provider.offerTimesSeveral(Object.fromEntries(url.searchParams))
  return { plan: planShown(found), chosen: chosenShown(selection), timesHref }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, inviteSeveral, async ({ step, seen, choices, filter, ...terms }) => {
    const { plan } = await planFor(ctx, 'interview', selectionOf({ choices, filter }))
    const startsAt = londonMoment(terms.day, `${terms.time}:00`)
    refusePastInterview(startsAt, ctx.now)
    const nowSeen = lookedAt(plan, terms)
    if (step === 'preview') {
      const lines = [`Your interview is on ${formatMoment(startsAt)}.`, `Where: ${terms.place}`, terms.message ?? '']
      return { errors: {}, values: terms, preview: { seen: nowSeen, lines: lines.filter(Boolean) } }
    }
    refuseUnlessSeen(seen, nowSeen)
    const actId = await beginAct(ctx, { kind: 'interview', ...terms }, plan.going)
    return redirectWithNotice(paths.provider.act(actId), begunWords(plan.going.length))
  }),
)

export default function InviteSeveralPage() {
  const { plan, chosen, timesHref } = useLoaderData<typeof loader>()
  const preview = actPreviewIn(useActionData<typeof action>())
  return (
    <Page title="Invite to interview" back={paths.provider.queue}>
      <p className="govuk-body">
        All of them come at the same time. You can also <a href={timesHref}>let each choose a time</a> out of those you
        have laid out.
      </p>
      {preview ? <ActPreview lines={preview.lines} /> : null}
      <WhoIsMeant plan={plan} verb="Who is invited" />
      {plan.goingCount > 0 ? (
        <ZodForm>
          <DateInput name="day" legend="Which day?" hint="For example 27 3 2027" />
          <TextInput name="time" label="What time?" hint="For example 9:30am or 14:15" width={10} />
          <TextInput name="place" label="Where is it?" hint="Name the room, or give the link for a video call." />
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

export const meta = () => [{ title: 'Invite to interview - Onward' }]
