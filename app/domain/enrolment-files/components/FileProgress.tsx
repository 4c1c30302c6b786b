import { InsetText } from '~/ui/text'

type Progress = { left: number; enrolled: number; refused: number; undone: number; kept: number }

/** How far a file is; it is looked at again by a link, since nothing moves on a page without script. */
export function FileProgress({ href, progress }: { href: string; progress: Progress }) {
  const { left, enrolled, refused, undone, kept } = progress
  const all = left + enrolled + refused + undone + kept
  if (all === 0) return null
  const so = [
    said(enrolled, 'enrolled'),
    said(refused, 'refused when their turn came'),
    said(undone, 'taken back'),
    said(kept, 'left as they are'),
  ].filter((part) => part !== null)
  if (left === 0) return <p className="govuk-body-l">{so.join(', ')}.</p>
  return (
    <InsetText>
      <p>
        <label htmlFor="progress">
          {(all - left).toLocaleString('en-GB')} of {all.toLocaleString('en-GB')} done.
        </label>{' '}
        <progress id="progress" max={all} value={all - left} />
      </p>
      <p>
        You can leave this page: it goes on without you. <a href={href}>Look again</a>
      </p>
    </InsetText>
  )
}

function said(count: number, what: string): string | null {
  return count === 0 ? null : `${count.toLocaleString('en-GB')} ${what}`
}
