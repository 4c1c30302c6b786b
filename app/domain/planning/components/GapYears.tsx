import { formatDay } from '~/kit/dates'
import { countWords } from '~/kit/small-numbers'
import { Table } from '~/ui/table'
import type { Followed } from '../cycle-outcome'

const figures: { text: string; of: (year: Followed) => string }[] = [
  { text: 'Asked for in vain', of: ({ together }) => (together === null ? 'fewer than five' : countWords(together)) },
  { text: 'Places offered', of: ({ places }) => (places === null ? 'not told by all' : countWords(places)) },
  { text: 'First choices', of: ({ firstChoices }) => countWords(firstChoices) },
  { text: 'All choices', of: ({ choices }) => countWords(choices) },
  { text: 'Enrolled', of: ({ enrolled }) => countWords(enrolled) },
  { text: 'Still there, or finished', of: ({ stayed }) => countWords(stayed) },
]

/** What was missing and what came of it: the cycles side by side. */
export function GapYears({ years }: { years: readonly Followed[] }) {
  const countedTo = years.findLast((year) => year.countedTo !== null)?.countedTo
  return (
    <>
      <Table
        caption="What was missing, and what came of it"
        firstCellIsHeader
        head={['Figure', ...years.map(({ cycle }) => ({ text: `The cycle ${cycle}`, isNumber: true }))]}
        rows={figures.map(({ text, of }) => [
          text,
          ...years.map((year) => (year.countedTo === null ? 'not counted yet' : of(year))),
        ])}
      />
      <p className="govuk-body">
        {countedTo ? `Counted to the end of ${formatDay(countedTo)}. ` : ''}Asked for in vain adds up groups of five or
        more. The other figures are for this subject and level in the whole area. Still there means: enrolled, and has
        not left the course early.
      </p>
    </>
  )
}
