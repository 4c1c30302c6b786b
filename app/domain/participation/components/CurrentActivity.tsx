import { formatDay } from '~/kit/dates'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'
import { InsetText } from '~/ui/text'
import { currencyOf, type ActivityDays, type Rule } from '../currency'
import { currencySentence, currencyTag } from '../currency.words'

type Activity = ActivityDays & Rule & { label: string; providerName: string | null }
type Props = { current: Activity | null; proposed: Activity | null; today: string }

/** What a learner does now, how true that still is, and what an enrolment proposes. */
export function CurrentActivity({ current, proposed, today }: Props) {
  return (
    <>
      {proposed ? (
        <InsetText>
          To confirm: {proposed.label}, from {formatDay(proposed.startedOn)}
          {proposed.providerName ? `. ${proposed.providerName} enrolled this learner` : null}.
        </InsetText>
      ) : null}
      {current ? (
        <Activity activity={current} today={today} />
      ) : (
        <p className="govuk-body">No activity has been confirmed yet.</p>
      )}
    </>
  )
}

function Activity({ activity, today }: { activity: Activity; today: string }) {
  const currency = currencyOf(activity, today)
  return (
    <SummaryList
      rows={[
        { key: 'Activity', value: activity.label },
        activity.providerName ? { key: 'Where', value: activity.providerName } : null,
        { key: 'Since', value: formatDay(activity.startedOn) },
        { key: 'Checked on', value: formatDay(activity.verifiedOn) },
        activity.reviewOn ? { key: 'Look at it again on', value: formatDay(activity.reviewOn) } : null,
        activity.predictedEndOn ? { key: 'Due to end', value: formatDay(activity.predictedEndOn) } : null,
        {
          key: 'Currency',
          value: (
            <>
              <StatusTag tag={currencyTag(currency)} /> {currencySentence(currency)}
            </>
          ),
        },
      ]}
    />
  )
}
