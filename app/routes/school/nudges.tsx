import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { planNudge } from '~/domain/guidance/nudge'
import { nudgeLearners } from '~/domain/guidance/nudge.commands.server'
import { nudgeFactsOf } from '~/domain/guidance/nudge.queries.server'
import { nudgeForm, tickedIn } from '~/domain/guidance/nudge.schemas'
import { gapWords, leftOutWords, nudgeWords } from '~/domain/guidance/nudge.words'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { fullName } from '~/domain/learners/learner'
import { tuteeQuestion } from '~/domain/reports/tutee'
import { tuteesMatching } from '~/domain/reports/tutee.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'learner.nudge', { schoolId: ctx.actor.organisationId })
  const cycle = await currentCycle(ctx)
  const isAll = url.searchParams.get('all') === 'yes'
  const question = tuteeQuestion.parse(Object.fromEntries(url.searchParams))
  const ids = isAll ? await tuteesMatching(ctx, question) : tickedIn(url.searchParams)
  const learners = await nudgeFactsOf(ctx, ids, cycle.id)
  const plans = learners.map((learner) => ({ learner, plan: planNudge(learner, ctx.now) }))
  return {
    nudged: plans.flatMap(({ learner, plan }) =>
      plan.is === 'nudge'
        ? [{ id: learner.id, name: fullName(learner), gap: gapWords[plan.gap], asks: nudgeWords[plan.gap] }]
        : [],
    ),
    leftOut: plans.flatMap(({ learner, plan }) =>
      plan.is === 'left-out' ? [{ id: learner.id, name: fullName(learner), why: leftOutWords[plan.why] }] : [],
    ),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, nudgeForm, async ({ learners }) => {
    const { nudged, leftOut } = await nudgeLearners(ctx, learners)
    const others = leftOut > 0 ? ` ${leftOut} left out.` : ''
    return redirectWithNotice(paths.school.sentNudges, `Reminders sent: ${nudged}.${others}`)
  }),
)

export default function NudgesPage() {
  const { nudged, leftOut } = useLoaderData<typeof loader>()
  return (
    <Page title="Remind learners" back={paths.school.home}>
      <p className="govuk-body">
        Each gets one letter about what is missing most. Nobody is reminded more than once in seven days. The letters
        wait five minutes, in which you can take them back.
      </p>
      {nudged.length + leftOut.length === 0 ? (
        <Empty title="Nobody is ticked">Go back and tick the learners.</Empty>
      ) : null}
      {nudged.length > 0 ? (
        <ZodForm>
          <Table
            caption="Who gets a letter"
            firstCellIsHeader
            head={['Learner', 'Missing', 'The letter']}
            rows={nudged.map(({ name, gap, asks }) => [name, gap, asks])}
          />
          {nudged.map(({ id }) => (
            <Hidden key={id} name={`learners.${id}`} value="yes" />
          ))}
          <Button>Send {nudged.length === 1 ? 'the reminder' : `${nudged.length} reminders`}</Button>
        </ZodForm>
      ) : null}
      {leftOut.length > 0 ? (
        <Table
          caption="Who is left out"
          firstCellIsHeader
          head={['Learner', 'Why']}
          rows={leftOut.map(({ name, why }) => [name, why])}
        />
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Remind learners - Onward' }]
