import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'

type Props = {
  slug: string
  title: string
  isSaved: boolean
  next: string
  /** Looks like a link, where there are many of them. */ isQuiet?: boolean
}

/** Puts a course on the shortlist or takes it off, and comes back to the same page. */
export function SaveCourse({ slug, title, isSaved, next, isQuiet }: Props) {
  const words = (
    <>
      {isSaved ? 'Take off my shortlist' : 'Save to my shortlist'}
      <span className="govuk-visually-hidden">: {title}</span>
    </>
  )
  return (
    <form method="post" action={isSaved ? paths.shortlist.remove : paths.shortlist.add} className="onward-no-print">
      <Hidden name="course" value={slug} />
      <Hidden name="next" value={next} />
      {isQuiet ? <button className="onward-link-button">{words}</button> : <Button kind="secondary">{words}</Button>}
    </form>
  )
}
