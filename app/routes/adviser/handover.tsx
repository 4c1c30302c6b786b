import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findHandover } from '~/domain/handovers/handover.queries.server'
import { handoverTags } from '~/domain/handovers/handover.words'
import { fullName } from '~/domain/learners/learner'
import { recordView } from '~/domain/learners/view.commands.server'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId, state, version, ...handover } = await findHandover(ctx, id('handoverId'))
  await recordView(ctx, learnerId, 'record')
  const { reason, tried, answer, school, sender, adviser, handedAt, changedAt } = handover
  return {
    id: handover.id,
    learnerId,
    state,
    version,
    name: fullName(handover),
    rows: [
      { key: 'School', value: school },
      { key: 'Why', value: reason },
      { key: 'What was tried', value: tried },
      { key: 'Handed over', value: `${formatMoment(handedAt)}, ${sender ?? 'the school'}` },
      { key: 'Adviser', value: adviser ?? 'Nobody yet: the team' },
      { key: 'Last change', value: formatMoment(changedAt) },
      { key: 'What you told the school', value: answer },
    ],
  }
})

export default function AdviserHandoverPage() {
  const { id, learnerId, state, version, name, rows } = useLoaderData<typeof loader>()
  const isOpen = state === 'handed_over' || state === 'taken'
  return (
    <Page
      title={name}
      caption="Handed over by the school"
      back={{ href: paths.adviser.handovers(), text: 'Handed over by schools' }}
      actions={<StatusTag tag={handoverTags[state]} />}
    >
      <SummaryList rows={rows} />
      {state === 'handed_over' ? (
        <ZodForm action={paths.adviser.takeHandover(id)} id="taking">
          <Hidden name="version" value={version} />
          <p className="govuk-body">Taking it puts {name} on your caseload, if no adviser has them yet.</p>
          <Button>Take it</Button>
        </ZodForm>
      ) : null}
      <ButtonGroup>
        {state === 'taken' ? <LinkButton href={paths.adviser.finishHandover(id)}>Done</LinkButton> : null}
        {isOpen ? (
          <LinkButton href={paths.adviser.returnHandover(id)} kind="secondary">
            Give it back
          </LinkButton>
        ) : null}
        <LinkButton href={paths.adviser.learner(learnerId)} kind="secondary">
          Open the record
        </LinkButton>
      </ButtonGroup>
    </Page>
  )
}

export const meta = () => [{ title: 'Handed over by a school - Onward' }]
