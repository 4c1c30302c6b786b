import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Hidden } from '~/ui/fields/text-input'

type Choice = { id: string; courseTitle: string; providerName: string }

/** The learner's own order, the one they want most first; each can go one up or one down. */
export function ChoiceOrder({ choices }: { choices: Choice[] }) {
  return (
    <ol className="govuk-list govuk-list--number govuk-list--spaced">
      {choices.map(({ id, courseTitle, providerName }, at) => (
        <li key={id}>
          <strong>{courseTitle}</strong>, {providerName}
          {at > 0 ? <Move id={id} direction="up" what={courseTitle} /> : null}
          {at < choices.length - 1 ? <Move id={id} direction="down" what={courseTitle} /> : null}
        </li>
      ))}
    </ol>
  )
}

function Move({ id, direction, what }: { id: string; direction: 'up' | 'down'; what: string }) {
  return (
    <ZodForm action={paths.learner.moveChoice(id)} id={`${direction}-${id}`}>
      <Hidden name="direction" value={direction} />
      <Button kind="secondary">
        Move {direction}
        <span className="govuk-visually-hidden">: {what}</span>
      </Button>
    </ZodForm>
  )
}
