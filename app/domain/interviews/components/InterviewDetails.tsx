import { formatMoment } from '~/kit/dates'
import { SummaryList } from '~/ui/summary-list'

type Props = { interview: { startsAt: Date | string; place: string; message: string | null }; cancelHref?: string }

/** When and where an interview is. */
export function InterviewDetails({ interview, cancelHref }: Props) {
  return (
    <SummaryList
      card={{
        title: 'Interview',
        ...(cancelHref ? { actions: [{ href: cancelHref, text: 'Cancel interview' }] } : {}),
      }}
      rows={[
        { key: 'When', value: formatMoment(interview.startsAt) },
        { key: 'Where', value: interview.place },
        interview.message ? { key: 'Message', value: interview.message } : null,
      ]}
    />
  )
}
