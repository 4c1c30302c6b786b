import { anyone } from '~/access/door.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = anyone(async () => null)

export default function HelpPage() {
  return (
    <Page title="Help">
      <h2 className="govuk-heading-m">I cannot sign in</h2>
      <p className="govuk-body">
        You can{' '}
        <a className="govuk-link" href={paths.account.newPassword}>
          set a new password
        </a>
        . If you have a code from your school,{' '}
        <a className="govuk-link" href={paths.account.code}>
          enter your code
        </a>
        .
      </p>
      <h2 className="govuk-heading-m">How do I apply?</h2>
      <ol className="govuk-list govuk-list--number">
        <li>Find a course you like.</li>
        <li>Choose “Apply for this course”.</li>
        <li>Fill in your application. You only do this once.</li>
        <li>Check your answers and send it.</li>
      </ol>
      <p className="govuk-body">Each college or school then has 20 working days to answer you.</p>
      <h2 className="govuk-heading-m">I do not know what to choose</h2>
      <p className="govuk-body">Talk to your tutor, or ask your school for a Connexions adviser. They will help you.</p>
      <h2 className="govuk-heading-m">I have nowhere to go</h2>
      <p className="govuk-body">
        Tell your tutor or your adviser today. There is a place for everybody who is 16 or 17, and it is their job to
        help you find it.
      </p>
      <h2 className="govuk-heading-m">I make a website</h2>
      <p className="govuk-body">
        You may use our courses: as{' '}
        <a className="govuk-link" href={paths.feeds.xcri}>
          one XCRI-CAP 1.2 file
        </a>
        , as{' '}
        <a className="govuk-link" href={paths.feeds.csv} download>
          one sheet (CSV)
        </a>{' '}
        in the columns of the national course directory, or through an{' '}
        <a className="govuk-link" href={paths.feeds.openApi}>
          interface for programs (OpenAPI)
        </a>
        . No key is needed.
      </p>
      <p className="govuk-body">
        Admissions software of a provider can also read its applications and answer them:{' '}
        <a className="govuk-link" href={paths.programs}>
          how a program uses Onward
        </a>
        .
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'Help - Onward' }]
