import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { careOf } from '~/domain/learners/care.queries.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { writerLine } from '~/domain/plans/plan.words'
import { Steps } from '~/domain/targets/components/Targets'
import { addStep } from '~/domain/targets/target.commands.server'
import { findTarget } from '~/domain/targets/target.queries.server'
import { stepForm } from '~/domain/targets/target.schemas'
import { ownerOptions, ownerWords, targetTag } from '~/domain/targets/target.words'
import { formatDay, formatMoment, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId, steps, setBy, setAs, setAt, ...target } = await findTarget(ctx, id('targetId'))
  await recordView(ctx, learnerId, 'plan')
  const role = ctx.actor.role
  return {
    learnerId,
    role,
    id: target.id,
    title: target.title,
    tag: targetTag(target, londonDay(ctx.now)),
    isActive: target.state === 'active',
    mayKeep: isAllowed(ctx.actor, 'target.keep', await careOf(ctx, learnerId)),
    facts: [
      { key: 'By', value: formatDay(target.dueOn) },
      { key: 'Who sees to it', value: ownerWords(target.owner, role) },
      { key: 'Why', value: target.why },
      { key: 'How we will know', value: target.measure },
      {
        key: 'Set by',
        value: `${writerLine({ name: setBy, writtenAs: setAs, organisation: null })}, ${formatMoment(setAt)}`,
      },
      ...(target.reason
        ? [{ key: 'Why it was put away', value: [target.reason, target.detail].filter(Boolean).join(': ') }]
        : []),
    ],
    steps,
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, stepForm, async (form) => {
    await addStep(ctx, id('targetId'), form)
    return redirectWithNotice(paths.plan.target(id('targetId')), 'The step is added')
  }),
)

export default function TargetPage() {
  const { learnerId, role, id, title, tag, isActive, mayKeep, facts, steps } = useLoaderData<typeof loader>()
  return (
    <Page
      title={title}
      caption="Target"
      back={{ href: paths.plan.home(learnerId), text: 'Back to the plan' }}
      actions={<StatusTag tag={tag} />}
    >
      <SummaryList rows={facts} />
      {mayKeep ? <Deeds id={id} isActive={isActive} /> : null}
      <h2 className="govuk-heading-m">Steps</h2>
      <Steps steps={steps} role={role} mayMove={mayKeep && isActive} />
      {mayKeep && isActive ? (
        <ZodForm>
          <h3 className="govuk-heading-s">Add a step</h3>
          <TextInput name="what" label="What is the step?" />
          <Select name="owner" label="Who does it?" options={ownerOptions(role)} empty="Choose" />
          <DateInput name="dueOn" legend="By which day?" hint="You can leave this out." />
          <Button kind="secondary">Add step</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'A target - Onward' }]

function Deeds({ id, isActive }: { id: string; isActive: boolean }) {
  if (!isActive)
    return (
      <LinkButton href={paths.plan.reopenTarget(id)} kind="secondary">
        Take it up again
      </LinkButton>
    )
  return (
    <ButtonGroup>
      <LinkButton href={paths.plan.endTarget(id)}>Done, or put it away</LinkButton>
      <LinkButton href={paths.plan.changeTarget(id)} kind="secondary">
        Change
      </LinkButton>
    </ButtonGroup>
  )
}
