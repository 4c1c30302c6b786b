import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { CurrentActivity } from '~/domain/participation/components/CurrentActivity'
import { activityOption } from '~/domain/participation/activity.words'
import { updateActivity } from '~/domain/participation/activity.commands.server'
import { ProposalList } from '~/domain/participation/components/ProposalList'
import { Spells } from '~/domain/participation/components/Spells'
import { proposalShown } from '~/domain/participation/proposal-shown'
import { proposalsOf } from '~/domain/participation/proposal.queries.server'
import { spellsShown } from '~/domain/participation/spell-shown'
import { activityCodes, activityWordsOf, findActivity } from '~/domain/participation/activity.queries.server'
import { activityForm } from '~/domain/participation/activity.schemas'
import { londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: learnerId, givenNames, familyName, current, proposed } = await findActivity(ctx, id('learnerId'))
  await recordView(ctx, learnerId, 'activity')
  const codes = await activityCodes(ctx)
  const today = londonDay(ctx.now)
  const start = proposed ?? current
  const proposals = await proposalsOf(ctx, learnerId)
  const spells = spellsShown(await activityWordsOf(ctx, learnerId), today)
  return {
    learnerId,
    name: `${givenNames} ${familyName}`,
    today,
    current,
    proposed,
    proposals: proposals.map(proposalShown),
    spells,
    codes: codes.map(activityOption),
    defaults: {
      code: start?.code ?? '',
      startedOn: start?.startedOn ?? '',
      verifiedOn: start && start.startedOn > today ? start.startedOn : today,
      reviewOn: start?.reviewOn ?? '',
      predictedEndOn: start?.predictedEndOn ?? '',
    },
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, activityForm, async (activity) => {
    await updateActivity(ctx, id('learnerId'), activity)
    return redirectWithNotice(paths.adviser.learner(id('learnerId')), 'Activity updated')
  }),
)

export default function ActivityPage() {
  const { learnerId, name, today, current, proposals, spells, codes, defaults } = useLoaderData<typeof loader>()
  return (
    <Page title={`What ${name} is doing now`} back={paths.adviser.learner(learnerId)}>
      <CurrentActivity current={current} proposed={null} today={today} />
      {proposals.length > 0 ? <ProposalList proposals={proposals} /> : null}
      <ZodForm defaults={defaults}>
        <Select name="code" label="Activity" options={codes} empty="Choose an activity" />
        <DateInput name="startedOn" legend="When did it start?" />
        <DateInput name="verifiedOn" legend="When did you check it?" />
        <DateInput
          name="predictedEndOn"
          legend="When is it due to end?"
          hint="Needed for education and training."
          isOptional
        />
        <DateInput
          name="reviewOn"
          legend="When will you look at it again?"
          hint="Needed for a gap year, temporary work, custody and an agreed start."
          isOptional
        />
        <Button>Update activity</Button>
      </ZodForm>
      <Spells {...spells} />
    </Page>
  )
}

export const meta = () => [{ title: 'Update activity - Onward' }]
