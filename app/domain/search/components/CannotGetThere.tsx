import { paths } from '~/paths'
import { Hidden } from '~/ui/fields/text-input'

type Props = { slug: string; title: string; next: string }

/** One press that says so: it is counted for planning buses and courses, and nobody's name is kept with it. */
export function CannotGetThere({ slug, title, next }: Props) {
  return (
    <form method="post" action={paths.cannotGetThere} className="onward-no-print">
      <Hidden name="course" value={slug} />
      <Hidden name="next" value={next} />
      <button className="onward-link-button">
        I cannot get there
        <span className="govuk-visually-hidden">: {title}</span>
      </button>
    </form>
  )
}
