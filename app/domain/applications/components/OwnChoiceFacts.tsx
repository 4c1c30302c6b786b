import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { SummaryList } from '~/ui/summary-list'

type Facts = {
  id: string
  state: string
  firstCourse: string | null
  siteName: string | null
  town: string | null
  postcode: string | null
  startsOn: string | null
  startText: string | null
  sentOn: string | null
  phone: string | null
  email: string | null
  reference: string
}

/** Where and when, and how to reach them, for whoever has chosen it. */
export function OwnChoiceFacts({ choice }: { choice: Facts }) {
  return (
    <>
      {choice.state === 'place_confirmed' ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.learner.enrolmentTimes(choice.id)}>
            Choose a time to enrol
          </a>
        </p>
      ) : null}
      <h2 className="govuk-heading-m">The facts</h2>
      <SummaryList
        rows={[
          choice.firstCourse ? { key: 'You applied for', value: choice.firstCourse } : null,
          { key: 'Where', value: [choice.siteName, choice.town, choice.postcode].filter(Boolean).join(', ') },
          { key: 'Starts', value: choice.startsOn ? formatDay(choice.startsOn) : choice.startText },
          { key: 'Sent', value: choice.sentOn },
          { key: 'Call or write to them', value: [choice.phone, choice.email].filter(Boolean).join(' or ') },
          choice.sentOn ? { key: 'Your reference number', value: choice.reference } : null,
        ]}
        missing="Not known"
      />
    </>
  )
}
