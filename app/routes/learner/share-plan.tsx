import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { is } from '~/domain/applications/choice.states'
import { findOwnChoice } from '~/domain/applications/choice.queries.server'
import { usualLastDay } from '~/domain/plan-shares/plan-share'
import { sharePlan } from '~/domain/plan-shares/plan-share.commands.server'
import { sharePlanForm } from '~/domain/plan-shares/plan-share.schemas'
import { partWords } from '~/domain/plan-shares/plan-share.words'
import { planParts } from '~/domain/plans/plan-rights'
import { londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkbox, Checkboxes } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, providerName, state } = await findOwnChoice(ctx, id('choiceId'))
  return { choiceId, providerName, mayShare: is(state, 'firmPlace'), until: usualLastDay(londonDay(ctx.now)) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, sharePlanForm, async (form) => {
    await sharePlan(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.learner.planShares, 'They can read what you chose now')
  }),
)

const options = planParts.map((part) => ({ value: part, text: partWords(part, 'learner') }))

export default function SharePlanPage() {
  const { providerName, mayShare, until } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Share your plan with ${providerName}`}
      back={{ href: paths.learner.planShares, text: 'Who can read my plan' }}
    >
      {mayShare ? (
        <>
          <p className="govuk-body">
            You choose what they read, and for how long. You can stop it at any time. Comments of other people are not
            shared.
          </p>
          <ZodForm defaults={{ expiresOn: until }}>
            <Checkboxes name="parts" legend="What do you want to share?" options={options} />
            <DateInput name="expiresOn" legend="What is the last day they can read it?" />
            <Checkbox name="agrees" label={`Yes, ${providerName} can read these parts of my plan.`} />
            <Button>Share</Button>
          </ZodForm>
        </>
      ) : (
        <p className="govuk-body">You can share your plan here once you have a firm place.</p>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Share your plan - Onward' }]
