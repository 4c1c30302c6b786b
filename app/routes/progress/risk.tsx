import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { houseOf } from '~/access/provider-rights'
import { findProgressLearner } from '~/domain/progress/learner-progress.queries.server'
import { riskForm } from '~/domain/progress/progress.schemas'
import { riskOptions } from '~/domain/progress/progress.words'
import { lastSaying, sayRisk } from '~/domain/progress/watch.commands.server'
import { fullName } from '~/domain/learners/learner'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const learner = await findProgressLearner(ctx, id('learnerId'))
  const house = houseOf(ctx.actor)
  mustBeAllowed(ctx, 'risk.say', { organisationId: house })
  const last = await lastSaying(ctx, learner.id, house)
  return { id: learner.id, name: fullName(learner), last: last?.id ?? '', rating: last?.rating ?? null }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, riskForm, async (form) => {
    await sayRisk(ctx, id('learnerId'), form)
    return redirectWithNotice(paths.progress.learner(id('learnerId')), 'Saved. What was said before stays')
  }),
)

export default function RiskPage() {
  const { id, name, last, rating } = useLoaderData<typeof loader>()
  return (
    <Page title="How much is there to worry about?" caption={name} back={paths.progress.learner(id)}>
      <p className="govuk-body">
        Tutors at school and where {name} is taught, and the adviser, read this. The learner and parents do not, but may
        ask for it by law. Write what you would say to them.
      </p>
      <ZodForm defaults={rating ? { rating } : {}}>
        <Radios name="rating" legend="Your view" options={riskOptions} />
        <TextArea name="note" label="Why" rows={4} maxLength={1000} />
        <Hidden name="last" value={last} />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Risk - Onward' }]
