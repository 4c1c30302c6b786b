import { anyone } from '~/access/door.server'
import { Page } from '~/ui/page'

export const loader = anyone(async () => null)

export default function PrivacyPage() {
  return (
    <Page title="Privacy: who sees what about you">
      <h2 className="govuk-heading-m">What we keep</h2>
      <p className="govuk-body">
        Your school gives us your name, date of birth, address and school number. You tell us the rest when you apply.
        Later, your college tells us if you started and were there.
      </p>
      <h2 className="govuk-heading-m">Who sees it</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>Your school sees your application and your answers from colleges.</li>
        <li>
          A college or school sees your application only after you send it to them. They never see where else you
          applied.
        </li>
        <li>A school sixth form sees less than a college until you have a place. The law says so.</li>
        <li>Your Connexions adviser sees where you have applied and what you are doing now.</li>
        <li>A parent or carer sees how your choices stand only if you invite them. You can end it at any time.</li>
      </ul>
      <p className="govuk-body">
        Each time staff open your record we write it down. You can read that list under “My record”.
      </p>
      <h2 className="govuk-heading-m">What we do not do</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>We show no adverts, and no other company can follow you here.</li>
        <li>We do not use your location. If you type a postcode to search, we do not keep the whole of it.</li>
        <li>
          When a search finds nothing we count its words, its subject and the first half of the postcode, so that we can
          find more next time. We do not keep who searched.
        </li>
        <li>
          When you press “I cannot get there” on a course we count the course’s subject and the first half of your
          postcode, if we know it. We do not keep who pressed it.
        </li>
        <li>No computer decides if you get a place. People do.</li>
      </ul>
      <h2 className="govuk-heading-m">Your rights</h2>
      <p className="govuk-body">
        You can ask to see, correct or remove what we hold. Ask your school, or use the help page.
      </p>
      <h2 className="govuk-heading-m">Cookies</h2>
      <p className="govuk-body">
        One keeps you signed in. One carries a short notice to the next page. If you save a course before you sign in,
        one keeps your shortlist. If you were signed out while you typed, one leads you back to it for an hour. There
        are no others.
      </p>
      <h2 className="govuk-heading-m">What you are still writing</h2>
      <p className="govuk-body">
        While you write a long answer, we keep a draft every few seconds. Only you can read it. It goes when you save,
        or after a month. Nothing of it stays on the computer you use.
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'Privacy - Onward' }]
