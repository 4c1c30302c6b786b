import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { reinstateRefusal } from '~/domain/deferrals/deferral'
import { reinstatePlace } from '~/domain/deferrals/deferral.commands.server'
import { findKept, startsOfNextYear } from '~/domain/deferrals/deferral.queries.server'
import { reinstatementForm } from '~/domain/deferrals/deferral.schemas'
import { formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, version, givenNames, courseTitle } = await findApplicant(ctx, id('choiceId'))
  const kept = await findKept(ctx, choiceId)
  const { starts } = await startsOfNextYear(ctx, choiceId)
  return {
    choice: { id: choiceId, version, givenNames, courseTitle },
    starts: Object.fromEntries(starts.map(({ id, name }) => [id, name])),
    to: kept?.toRunId ?? '',
    notNow: reinstateRefusal(kept, londonDay(ctx.now), formatDay)?.sentence,
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, reinstatementForm, async (form) => {
    const after = await reinstatePlace(ctx, id('choiceId'), form)
    const done =
      after === 'place_confirmed' ? 'Place confirmed. The learner is told.' : 'Confirmed. The learner is told.'
    return redirectWithNotice(paths.provider.choice(id('choiceId')), done)
  }),
)

export default function ReinstatePage() {
  const { choice, starts, to, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Confirm the place you keep for ${choice.givenNames}`}
      caption={choice.courseTitle}
      back={paths.provider.choice(choice.id)}
    >
      <p className="govuk-body">
        The place counts as one of the new year from now on. Conditions that are open stay open; if none is, the place
        is sure. The learner gets a letter.
      </p>
      <ZodForm defaults={{ to }}>
        <Radios name="to" legend="On which start?" options={starts} />
        <Hidden name="version" value={choice.version} />
        <Button {...(notNow ? { notNow } : {})}>Confirm the place</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Confirm a kept place - Onward' }]
