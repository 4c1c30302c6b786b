import { Table } from '~/ui/table'
import { Tiles } from '~/ui/tiles'
import type { boardShown } from '../scorecard-shown'
import { FigureMeanings } from './FigureMeanings'

/** The figures of a board: each with its number, what it is of, what was aimed at, and what it counts. */
export function BoardFigures({
  figures,
  href,
}: {
  figures: ReturnType<typeof boardShown>
  href: (measure: string) => string
}) {
  return (
    <>
      <Tiles
        label="Figures"
        tiles={figures.map(({ measure, label, share, target, standing }) => ({
          ...{ count: share, label, href: href(measure) },
          hint: standing ? `Target ${target}: ${standing}` : `Target: ${target.toLowerCase()}`,
        }))}
      />
      <Table
        caption="What the figures are of"
        firstCellIsHeader
        isStacked
        head={['Figure', 'Share', ...['People', 'Of', 'Target', 'Against a year before'].map(asNumber)]}
        rows={figures.map(({ label, share, numerator, denominator, target, year }) => [
          ...[label, share, numerator, denominator, target, year],
        ])}
      />
      <FigureMeanings figures={figures}>
        <p className="govuk-body">
          Learning and work that nobody has confirmed in time has lapsed and counts as not known. Being out of work and
          learning never lapses. Shares have one decimal.
        </p>
      </FigureMeanings>
    </>
  )
}

function asNumber(text: string) {
  return { text, isNumber: true }
}
