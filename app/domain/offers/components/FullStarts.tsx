import { paths } from '~/paths'
import { WarningText } from '~/ui/text'

/** The starts of a course that have all the offers that were meant for them. */
export function FullStarts({ starts }: { starts: readonly { id: string; text: string }[] }) {
  if (starts.length === 0) return null
  return (
    <WarningText>
      {starts.map(({ id, text }) => (
        <span key={id}>{text} </span>
      ))}
      <a href={paths.provider.places()}>Places and offers</a>
    </WarningText>
  )
}
