import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { HandoverFields } from '~/domain/handovers/components/HandoverFields'
import { HandoverHistory } from '~/domain/handovers/components/HandoverHistory'
import { handOver } from '~/domain/handovers/handover.commands.server'
import { handoverReasons, handoversOfLearner } from '~/domain/handovers/handover.queries.server'
import { handoverForm } from '~/domain/handovers/handover.schemas'
import { handoverTags } from '~/domain/handovers/handover.words'
import { fullName } from '~/domain/learners/learner'
import { findLearner } from '~/domain/learners/learner.queries.server'
import { formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const learner = await findLearner(ctx, id('learnerId'))
  const handovers = await handoversOfLearner(ctx, learner.id)
  const isOpen = handovers.some(({ state }) => state === 'handed_over' || state === 'taken')
  return {
    learnerId: learner.id,
    name: fullName(learner),
    isOpen,
    reasons: isOpen ? [] : await handoverReasons(ctx),
    handovers: handovers.map(({ id, version, state, reason, tried, answer, sender, adviser, handedAt, changedAt }) => ({
      id,
      version,
      state,
      tag: handoverTags[state],
      rows: [
        { key: 'Why', value: reason },
        { key: 'What was tried', value: tried },
        { key: 'Handed over', value: `${formatMoment(handedAt)}, ${sender ?? 'the school'}` },
        { key: 'Adviser', value: adviser ?? 'The team of the area' },
        { key: 'Last change', value: formatMoment(changedAt) },
        { key: 'What the adviser says', value: answer },
      ],
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, handoverForm, async (asked) => {
    await handOver(ctx, [id('learnerId')], asked)
    return redirectWithNotice(paths.school.handOver(id('learnerId')), 'Handed over. The adviser has been told.')
  }),
)

export default function HandOverPage() {
  const { learnerId, name, isOpen, reasons, handovers } = useLoaderData<typeof loader>()
  return (
    <Page title={`Hand ${name} over to an adviser`} back={paths.school.learner(learnerId)}>
      {isOpen ? null : (
        <ZodForm>
          <p className="govuk-body">
            It goes to the adviser who has {name} on a caseload. If there is none, it goes to the team of the area.{' '}
            {name} sees that you have asked for help, and not what you write.
          </p>
          <HandoverFields reasons={reasons} />
          <Button>Hand over</Button>
        </ZodForm>
      )}
      <HandoverHistory handovers={handovers} />
    </Page>
  )
}

export const meta = () => [{ title: 'Hand over to an adviser - Onward' }]
