import { anyone } from '~/access/door.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = anyone(async () => null)

export default function SurveyAnsweredPage() {
  return (
    <Page title="Thank you">
      <p className="govuk-body">We have your answer. An adviser will look at it.</p>
      <p className="govuk-body">
        Has something changed, or did you make a mistake? Open the link in your letter and answer again. Are you looking
        for a course? <a href={paths.courses()}>See what you can do</a>.
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'Thank you - Onward' }]
