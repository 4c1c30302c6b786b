import { paths } from '~/paths'
import { StatusTag } from '~/ui/status-tag'
import { InsetText } from '~/ui/text'
import type { Fit } from '../fit'
import { basisWords, fitWords, verdictTag } from '../fit.words'

/** How a learner's grades fit a course, line by line. It informs; the button to apply stands where it always does. */
export function FitPanel({ fit, noun }: { fit: Fit | null; noun: string }) {
  return (
    <section aria-labelledby="fit">
      <h2 id="fit">Do your grades fit?</h2>
      {fit === null ? (
        <p>{noun} has not listed its grades in a way we can check. Read what it says below.</p>
      ) : (
        <Answer fit={fit} />
      )}
    </section>
  )
}

function Answer({ fit }: { fit: Fit }) {
  if (fit.verdict === 'no-grades') {
    return (
      <p>
        You have not told us your grades yet. <a href={paths.learner.grades}>Add your predicted grades</a> to see if you
        meet what they ask.
      </p>
    )
  }
  return (
    <InsetText>
      <p>
        <strong>{fitWords[fit.verdict]}.</strong> {fit.verdict === 'met' ? '' : 'You can still apply.'}
      </p>
      <ul>
        {fit.lines.map(({ asked, verdict, reason }, at) => (
          <li key={at}>
            {asked} <StatusTag tag={verdictTag(verdict)} />
            <br />
            {reason}
          </li>
        ))}
      </ul>
      <p className="govuk-hint">
        {basisWords[fit.basis]} The school or college decides, not us.{' '}
        <a href={paths.learner.grades}>Look at your grades</a>
      </p>
    </InsetText>
  )
}
