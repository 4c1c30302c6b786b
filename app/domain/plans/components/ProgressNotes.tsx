import { formatMoment } from '~/kit/dates'
import { Card, Cards } from '~/ui/card'
import { ratingTag } from '../progress-note.words'

export type ProgressNote = {
  id: string
  rating: string | null
  body: string
  writtenAt: Date | string
  writerName: string
  providerName: string
}

/** Notes on how a learner gets on, the newest first. */
export function ProgressNotes({ notes }: { notes: readonly ProgressNote[] }) {
  if (notes.length === 0) return <p className="govuk-body">No progress note has been written yet.</p>
  return (
    <Cards>
      {notes.map(({ id, rating, body, writtenAt, writerName, providerName }) => {
        const tag = ratingTag(rating)
        return (
          <Card
            key={id}
            title={formatMoment(writtenAt)}
            headingLevel={3}
            byline={`${writerName}, ${providerName}`}
            tags={tag ? [tag] : []}
          >
            {body.split('\n').map((line, at) => (
              <p className="govuk-body" key={at}>
                {line}
              </p>
            ))}
          </Card>
        )
      })}
    </Cards>
  )
}
