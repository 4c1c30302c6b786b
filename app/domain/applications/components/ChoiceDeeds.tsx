import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'

type Props = {
  choice: {
    id: string
    isDraft: boolean
    mayAnswer: boolean
    mayWithdraw: boolean
    mayUndo: boolean
    mayApplyAgain: boolean
  }
}

/** What the learner may do with a choice besides replying. */
export function ChoiceDeeds({ choice: { id, ...may } }: Props) {
  return (
    <ButtonGroup>
      {may.isDraft ? <LinkButton href={paths.learner.check}>Check your answers</LinkButton> : null}
      {may.isDraft ? (
        <LinkButton href={paths.learner.removeChoice(id)} kind="secondary">
          Take it off my list
        </LinkButton>
      ) : null}
      {may.mayAnswer ? <LinkButton href={paths.learner.question(id)}>Answer the question</LinkButton> : null}
      {may.mayUndo ? <LinkButton href={paths.learner.undoWithdrawal(id)}>Undo this</LinkButton> : null}
      {may.mayApplyAgain ? (
        <LinkButton href={paths.learner.applyAgain(id)} kind="secondary">
          Apply again
        </LinkButton>
      ) : null}
      {may.mayWithdraw ? (
        <LinkButton href={paths.learner.withdraw(id)} kind="secondary">
          Withdraw
        </LinkButton>
      ) : null}
    </ButtonGroup>
  )
}
