import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { refusalOf } from '~/domain/applications/choice.words'
import { agreedHows } from '~/domain/deferrals/deferral'
import { deferPlace } from '~/domain/deferrals/deferral.commands.server'
import { startsOfNextYear } from '~/domain/deferrals/deferral.queries.server'
import { deferralForm } from '~/domain/deferrals/deferral.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkbox, Radios } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, state, version, givenNames, courseTitle } = await findApplicant(ctx, id('choiceId'))
  const { courseId, starts } = await startsOfNextYear(ctx, choiceId)
  return {
    choice: { id: choiceId, version, givenNames, courseTitle },
    courseId,
    starts: Object.fromEntries(starts.map(({ id, name }) => [id, name])),
    notNow: canMove(state, 'defer') ? undefined : refusalOf(state, 'defer'),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, deferralForm, async ({ agreed: _, ...form }) => {
    await deferPlace(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Kept for next year. The learner is told.')
  }),
)

export default function DeferPage() {
  const { choice, courseId, starts, notNow } = useLoaderData<typeof loader>()
  const hasStarts = Object.keys(starts).length > 0
  return (
    <Page
      title={`Keep ${choice.givenNames}’s place for next year`}
      caption={choice.courseTitle}
      back={paths.provider.choice(choice.id)}
    >
      <p className="govuk-body">
        Ask the learner first. The place is free for somebody else this year. When the new year begins you confirm it
        again; then it counts as a place of that year.
      </p>
      {hasStarts ? (
        <ZodForm>
          <Radios name="to" legend="For which start?" options={starts} />
          <Radios name="how" legend="How did the learner agree?" options={agreedHows} isSmall />
          <DateInput name="agreedOn" legend="On which day?" hint="For example 20 11 2026" />
          <TextArea name="message" label="A message to the learner" maxLength={500} rows={3} isOptional />
          <Checkbox name="agreed" label={`${choice.givenNames} has agreed to wait a year`} />
          <Hidden name="version" value={choice.version} />
          <Button {...(notNow ? { notNow } : {})}>Keep the place</Button>
        </ZodForm>
      ) : (
        <InsetText>
          This course has no start next year yet.{' '}
          <a href={paths.provider.nextYearOf(courseId)}>Copy it to the next year</a> first. It need not be published.
        </InsetText>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Keep a place for next year - Onward' }]
