import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Card, Cards } from '~/ui/card'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { StatusTag } from '~/ui/status-tag'
import { isStepState, movesFrom, type TargetState } from '../target.states'
import { moveWords, ownerWords, stepTags, targetTag } from '../target.words'

type Step = { id: string; what: string; owner: string; dueOn: string | null; state: string }
export type TargetInList = {
  id: string
  title: string
  owner: string
  dueOn: string
  state: TargetState
  steps: readonly Step[]
}

type Props = { targets: readonly TargetInList[]; role: string; today: string }

/** Targets one under the other: what, who, by when, and how far the steps are. */
export function Targets({ targets, role, today }: Props) {
  if (targets.length === 0) return <p className="govuk-body">No target has been set yet.</p>
  return (
    <Cards>
      {targets.map((target) => (
        <Card
          key={target.id}
          title={target.title}
          href={paths.plan.target(target.id)}
          headingLevel={3}
          tags={[targetTag(target, today)]}
          facts={[
            { key: 'By', value: formatDay(target.dueOn) },
            { key: 'Who', value: ownerWords(target.owner, role) },
            { key: 'Steps', value: stepsDone(target.steps) },
          ].filter(({ value }) => value !== null)}
        />
      ))}
    </Cards>
  )
}

/** The steps of one target, each with what may be done with it now. */
export function Steps({ steps, role, mayMove }: { steps: readonly Step[]; role: string; mayMove: boolean }) {
  if (steps.length === 0) return <p className="govuk-body">No step yet. A target is easier in small steps.</p>
  return (
    <ol className="govuk-list govuk-list--number">
      {steps.map(({ id, what, owner, dueOn, state }) => (
        <li key={id}>
          {what} {isStepState(state) ? <StatusTag tag={stepTags[state]} /> : null}
          <br />
          <span className="govuk-hint">
            {ownerWords(owner, role)}
            {dueOn ? `, by ${formatDay(dueOn)}` : ''}
          </span>
          {mayMove ? <Moves id={id} what={what} state={state} /> : null}
        </li>
      ))}
    </ol>
  )
}

function Moves({ id, what, state }: { id: string; what: string; state: string }) {
  return (
    <div className="onward-no-print">
      {movesFrom(state).map((move) => (
        <ZodForm key={move} action={paths.plan.moveStep(id)} id={`${move}-${id}`} only={{ move }}>
          <Hidden name="move" value={move} />
          <Button kind="secondary">
            {moveWords[move]}
            <span className="govuk-visually-hidden">: {what}</span>
          </Button>
        </ZodForm>
      ))}
    </div>
  )
}

function stepsDone(steps: readonly Step[]): string | null {
  if (steps.length === 0) return null
  return `${steps.filter(({ state }) => state === 'complete').length} of ${steps.length} done`
}
