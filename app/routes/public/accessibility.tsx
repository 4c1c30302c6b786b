import { anyone } from '~/access/door.server'
import { Page } from '~/ui/page'

export const loader = anyone(async () => null)

export default function AccessibilityPage() {
  return (
    <Page title="Accessibility">
      <p className="govuk-body">Everybody should be able to use Onward. You can:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>use every page with a keyboard alone</li>
        <li>use every form without JavaScript</li>
        <li>zoom in to 400% on a small screen</li>
        <li>listen to it with a screen reader</li>
        <li>read it in plain words</li>
        <li>take your time: you are asked before you are signed out, and what you typed is kept</li>
      </ul>
      <p className="govuk-body">
        We test each page by machine against the Web Content Accessibility Guidelines 2.2, level AA. A machine cannot
        find everything. We have not yet tested with people who use screen readers every day.
      </p>
      <p className="govuk-body">If something is hard to use, tell your school or college, and ask them to tell us.</p>
    </Page>
  )
}

export const meta = () => [{ title: 'Accessibility - Onward' }]
