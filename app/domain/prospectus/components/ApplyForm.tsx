import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'
import { InsetText } from '~/ui/text'
import type { ShownRun } from '../course-page'

/** The way into the application: which start, and the button. It only asks; the learner's own page does it. */
export function ApplyForm({ runs, whyNot }: { runs: ShownRun[]; whyNot: string | null }) {
  const open = runs.filter((run) => run.whyClosed === null)
  const [first] = open
  if (whyNot !== null || !first) return <InsetText>{whyNot}</InsetText>
  return (
    <form method="get" action={paths.learner.newChoice} className="onward-form">
      {open.length === 1 ? (
        <Hidden name="run" value={first.id} />
      ) : (
        <Radios
          name="run"
          legend="Which start would you like?"
          legendSize="s"
          defaultValue={first.id}
          isSmall
          options={open.map((run) => ({
            value: run.id,
            text: [run.start, run.place, run.mode].filter((part) => part !== null).join(', '),
          }))}
        />
      )}
      <Button>Apply for this course</Button>
    </form>
  )
}
