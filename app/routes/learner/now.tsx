import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { openSeasons } from '~/domain/guarantees/guarantee'
import { ownGuarantee } from '~/domain/guarantees/guarantee.queries.server'
import { seasonWords } from '~/domain/guarantees/guarantee.words'
import { findActivity } from '~/domain/participation/activity.queries.server'
import { sayWhatIDo } from '~/domain/participation/proposal.commands.server'
import { ownActivities, ownProposal } from '~/domain/participation/proposal.queries.server'
import { ownActivityForm } from '~/domain/participation/proposal.schemas'
import { formatDay, londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const learnerId = orNotFound(ctx.actor.learnerId ?? undefined)
  const { current } = await findActivity(ctx, learnerId)
  const answers = await ownActivities(ctx)
  const said = await ownProposal(ctx, learnerId)
  const season = openSeasons(londonDay(ctx.now)).at(-1) ?? 0
  const guarantee = await ownGuarantee(ctx, season)
  const words = (code: string) => answers.find((row) => row.code === code)?.label
  return {
    known: current ? { words: words(current.code) ?? current.label, on: formatDay(current.verifiedOn) } : null,
    said: said ? { words: words(said.code) ?? '', on: formatDay(said.verifiedOn) } : null,
    place:
      guarantee && guarantee.outcome !== 'not-recorded'
        ? { when: seasonWords(season), words: guarantee.learnerWords }
        : null,
    answers: answers.map(({ answer, label }) => ({ value: answer, text: label })),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, ownActivityForm, async (form) => {
    await sayWhatIDo(ctx, orNotFound(ctx.actor.learnerId ?? undefined), form)
    return redirectWithNotice(paths.guarantee.now, 'Thank you. Your adviser will look at it.')
  }),
)

export default function NowPage() {
  const { known, said, place, answers } = useLoaderData<typeof loader>()
  return (
    <Page title="What are you doing now?" back={paths.learner.record}>
      {place ? (
        <InsetText>
          For {place.when}: {place.words}
        </InsetText>
      ) : null}
      {known ? (
        <p className="govuk-body">
          We think: {known.words}. We checked on {known.on}.
        </p>
      ) : null}
      {said ? (
        <p className="govuk-body">
          On {said.on} you told us: {said.words}. Your adviser has not looked at it yet.
        </p>
      ) : null}
      <p className="govuk-body">
        Tell us if something is new. Your adviser looks at it, and can help you find a place.
      </p>
      <ZodForm>
        <Radios name="answer" legend="What do you do most of the time?" options={answers} isSmall />
        <DateInput
          name="startedOn"
          legend="When did it start?"
          hint="If you are not sure, give the first day of the month."
        />
        <TextInput
          name="where"
          label="Where?"
          hint="The name of the school, college or firm. You can leave this out."
        />
        <TextArea
          name="words"
          label="Is there anything else we should know?"
          hint="You can leave this out."
          rows={3}
          maxLength={500}
        />
        <Button>Tell my adviser</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'What are you doing now? - Onward' }]
