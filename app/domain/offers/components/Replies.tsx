import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import type { Effect } from '../reply'

type Choice = { id: string; version: number }
type Doors = { accept: (id: string) => string; backup: (id: string) => string; decline: (id: string) => string }

type RepliesProps = { choice: Choice; firm: Effect; backup: Effect | null; doors?: Doors }

/** The ways to reply, of equal weight, each with what it does to the other choices. */
export function Replies({ choice, firm, backup, doors = paths.learner }: RepliesProps) {
  return (
    <section aria-labelledby="reply">
      <h2 className="govuk-heading-m" id="reply">
        Your reply
      </h2>
      <AcceptForm choice={choice} effect={firm} doors={doors} />
      {backup ? <BackupForm choice={choice} effect={backup} doors={doors} /> : null}
      <form method="get" action={doors.decline(choice.id)}>
        <p className="govuk-body">Say no to this offer. It changes nothing for your other choices.</p>
        <Button kind="secondary">Decline</Button>
      </form>
    </section>
  )
}

type ReplyProps = { choice: Choice; effect: Effect; doors?: Doors }

/** Takes the place; where another is held, the learner says first that it may go. */
export function AcceptForm({ choice, effect, doors = paths.learner }: ReplyProps) {
  return (
    <ZodForm action={doors.accept(choice.id)} id="accept">
      <p className="govuk-body">Say yes. This becomes your first choice.</p>
      <Changes changes={effect.changes} />
      {effect.needsSwap ? <Checkbox name="swap" label="I give up the place I have, and take this one" /> : null}
      <Hidden name="version" value={choice.version} />
      <Button kind="secondary" {...(effect.refusal ? { notNow: effect.refusal } : {})}>
        Accept
      </Button>
    </ZodForm>
  )
}

type PromotionProps = { choice: Choice; effect: Effect; doors?: { promote: (id: string) => string } }

/** Makes a backup the first choice, with what that does to the others. */
export function PromoteForm({ choice, effect, doors = paths.learner }: PromotionProps) {
  return (
    <ZodForm action={doors.promote(choice.id)} id="promote">
      <p className="govuk-body">You can make this place your first choice, instead of your backup.</p>
      <Changes changes={effect.changes} />
      {effect.needsSwap ? <Checkbox name="swap" label="I give up the place I have, and take this one" /> : null}
      <Hidden name="version" value={choice.version} />
      <Button kind="secondary" {...(effect.refusal ? { notNow: effect.refusal } : {})}>
        Make this my first choice
      </Button>
    </ZodForm>
  )
}

/** Keeps the offer in case the first place falls through. */
export function BackupForm({ choice, effect, doors = paths.learner }: ReplyProps) {
  return (
    <ZodForm action={doors.backup(choice.id)} id="backup">
      <p className="govuk-body">Keep this one in case your first choice does not work out.</p>
      <Changes changes={effect.changes} />
      <Hidden name="version" value={choice.version} />
      <Button kind="secondary" {...(effect.refusal ? { notNow: effect.refusal } : {})}>
        Keep as backup
      </Button>
    </ZodForm>
  )
}

function Changes({ changes }: Pick<Effect, 'changes'>) {
  if (changes.length === 0) return <p className="govuk-hint">Your other choices stay as they are.</p>
  return (
    <>
      <p className="govuk-body">This will end:</p>
      <ul className="govuk-list govuk-list--bullet">
        {changes.map(({ id, course, provider, event }) => (
          <li key={id}>
            {course}, {provider} ({event === 'decline' ? 'the offer is declined' : 'it is withdrawn'})
          </li>
        ))}
      </ul>
    </>
  )
}
