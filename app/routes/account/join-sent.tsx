import { anyone } from '~/access/door.server'
import { CONFIRM_DAYS } from '~/domain/registrations/registration'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = anyone(async () => null)

export default function JoinSentPage() {
  return (
    <Page title="Look for our letter" back={paths.home}>
      <p className="govuk-body">
        We have sent a letter to your email address. It says what to do next. The link in it works for {CONFIRM_DAYS}{' '}
        days.
      </p>
      <p className="govuk-body">
        No letter after ten minutes? Look in your spam folder, or <a href={paths.join.home}>try again</a>.
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'Look for our letter - Onward' }]
