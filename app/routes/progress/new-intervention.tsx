import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { houseOf } from '~/access/provider-rights'
import { beginIntervention } from '~/domain/progress/intervention.commands.server'
import { colleagues } from '~/domain/progress/intervention.queries.server'
import { findProgressLearner } from '~/domain/progress/learner-progress.queries.server'
import { interventionForm } from '~/domain/progress/progress.schemas'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import { fullName } from '~/domain/learners/learner'
import { addDays, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

const USUAL_DAYS = 21

export const loader = signedIn(async ({ ctx, id }) => {
  const learner = await findProgressLearner(ctx, id('learnerId'))
  mustBeAllowed(ctx, 'intervention.keep', { organisationId: houseOf(ctx.actor) })
  const today = londonDay(ctx.now)
  return {
    ...{ id: learner.id, name: fullName(learner) },
    kinds: (await reasonsOn(ctx, 'intervention-kind')).map(({ id, label }) => ({ value: id, text: label })),
    people: (await colleagues(ctx)).map(({ id, name }) => ({ value: id, text: name })),
    defaults: { owner: ctx.actor.id, startedOn: today, lookAgainOn: addDays(today, USUAL_DAYS) },
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, interventionForm, async (form) => {
    await beginIntervention(ctx, id('learnerId'), form)
    return redirectWithNotice(
      paths.progress.learner(id('learnerId')),
      'Saved. There is a letter on the day to look again',
    )
  }),
)

export default function NewInterventionPage() {
  const { id, name, kinds, people, defaults } = useLoaderData<typeof loader>()
  return (
    <Page title="What is done about it?" caption={name} back={paths.progress.learner(id)}>
      <ZodForm defaults={defaults}>
        <Select name="reason" label="What is done" options={kinds} empty="Choose" />
        <TextArea name="detail" label="In a few words, if it helps" rows={3} maxLength={500} />
        <Select name="owner" label="Who sees to it" options={people} empty="Choose" />
        <DateInput name="startedOn" legend="It starts on" />
        <DateInput name="lookAgainOn" legend="Look again on" />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'What is done about it - Onward' }]
