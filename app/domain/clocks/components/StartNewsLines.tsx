import { paths } from '~/paths'
import { InsetText } from '~/ui/text'

/** What has become of a start that a learner chose, line by line, with the way to another course; nothing where all is well. */
export function StartNewsLines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <InsetText>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <a href={paths.courses()}>Find another course</a>
    </InsetText>
  )
}
