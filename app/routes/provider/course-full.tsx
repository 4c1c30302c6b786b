import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { beginAct } from '~/domain/bulk-acts/bulk-act.commands.server'
import { courseFull, selectionIn, selectionOf } from '~/domain/bulk-acts/bulk-act.schemas'
import { ActPreview } from '~/domain/bulk-acts/components/ActPreview'
import { ChosenFields, WhoIsMeant } from '~/domain/bulk-acts/components/WhoIsMeant'
import { begunWords } from '~/domain/bulk-acts/bulk-act'
import { lookedAt } from '~/domain/bulk-acts/plan'
import { chosenShown, planShown } from '~/domain/bulk-acts/plan-shown'
import { actPreviewIn } from '~/domain/bulk-acts/seen'
import { planFor } from '~/domain/bulk-acts/selection.queries.server'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { refuseUnlessSeen } from '~/kit/previewed'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'choice.reject', { providerId: ctx.actor.organisationId })
  const selection = selectionIn(url.searchParams)
  const found = await planFor(ctx, 'course-full', selection)
  return { plan: planShown(found), chosen: chosenShown(selection) }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, courseFull, async ({ step, seen, choices, filter, message }) => {
    const { plan } = await planFor(ctx, 'course-full', selectionOf({ choices, filter }))
    const nowSeen = lookedAt(plan, message)
    if (step === 'preview') {
      const reasons = await currentReasons(ctx, 'rejection', 'provider')
      const full = reasons.find(({ code }) => code === 'course-full')
      const lines = ['We cannot offer you a place.', full?.learnerWords ?? full?.label ?? '', message]
      return { errors: {}, values: { message }, preview: { seen: nowSeen, lines: lines.filter(Boolean) } }
    }
    refuseUnlessSeen(seen, nowSeen)
    const actId = await beginAct(ctx, { kind: 'course-full', message }, plan.going)
    return redirectWithNotice(paths.provider.act(actId), begunWords(plan.going.length))
  }),
)

export default function CourseFullPage() {
  const { plan, chosen } = useLoaderData<typeof loader>()
  const preview = actPreviewIn(useActionData<typeof action>())
  return (
    <Page title="Say that the course is full" back={paths.provider.queue}>
      <p className="govuk-body">
        Each learner is told that all places are taken, what else they have open, and where there are places. A waiting
        list keeps the door open instead.
      </p>
      {preview ? <ActPreview lines={preview.lines} /> : null}
      <WhoIsMeant plan={plan} verb="Who is told no" />
      {plan.goingCount > 0 ? (
        <ZodForm>
          <TextArea
            name="message"
            label="A message to the learners"
            hint="Every one of them reads it. Name nobody."
            isOptional
            rows={3}
            maxLength={1000}
          />
          <ChosenFields chosen={chosen} seen={preview?.seen ?? ''} />
          <ButtonGroup>
            <Button name="step" value="preview" kind={preview ? 'secondary' : 'primary'}>
              See what they would read
            </Button>
            {preview ? (
              <Button name="step" value="save" kind="warning">
                Reject {plan.goingCount.toLocaleString('en-GB')}
              </Button>
            ) : null}
          </ButtonGroup>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'The course is full - Onward' }]
