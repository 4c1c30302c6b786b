import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

/** A private address that was just made: shown this once. */
export function MadeAddress({ address }: { address: string }) {
  return (
    <Page title="Copy this address now" back={{ href: paths.adviser.diaryCalendar, text: 'Back' }}>
      <InsetText>
        <code className="onward-secret">{address}</code>
      </InsetText>
      <p className="govuk-body">
        In your calendar program choose “subscribe” or “add a calendar from the internet”, and paste it there. We do not
        keep it, and nobody can show it to you again.
      </p>
      <p className="govuk-body">
        If somebody else has seen it, <a href={paths.adviser.diaryCalendar}>replace it</a>.
      </p>
    </Page>
  )
}
