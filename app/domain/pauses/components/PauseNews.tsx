import { InsetText } from '~/ui/text'
import { pauseLines, type Pause } from '../pause'

/** Says that a provider takes nothing now, and when it does again; nothing where it does. */
export function PauseNews({ provider, pause }: { provider: string; pause: Pause | null }) {
  if (pause === null) return null
  return (
    <InsetText>
      {pauseLines(provider, pause).map((line) => (
        <p key={line} className="govuk-body">
          {line}
        </p>
      ))}
    </InsetText>
  )
}
