import { paths } from '~/paths'
import { BarChart } from '~/ui/bar-chart'
import { Table } from '~/ui/table'

type Search = { words: string; why: string; times: number; lastOn: string }

/** What people looked for and did not find, as a picture and as a list with what to do about it. */
export function Unanswered({ searches }: { searches: Search[] }) {
  return (
    <div id="unanswered">
      {searches.length === 0 ? null : (
        <BarChart
          title="What people look for and do not find"
          description="One bar for each wording: how often it was looked for in the last three months without an answer."
          head={['Words', 'Times']}
          rows={searches.map(({ words, times }) => ({ label: words, value: times }))}
        />
      )}
      <Table
        caption="Searches without an answer"
        firstCellIsHeader
        head={['Words', 'Why', { text: 'Times', isNumber: true }, 'Last time', 'What to do']}
        rows={searches.map(({ words, why, times, lastOn }) => [
          <a key="words" href={paths.courses({ q: words })}>
            {words}
          </a>,
          why === 'words' ? 'No course has these words' : 'Not with the filters or distance they chose',
          times,
          lastOn,
          <a key="teach" href={paths.area.newSynonym(words)}>
            Teach the search<span className="govuk-visually-hidden"> {words}</span>
          </a>,
        ])}
        empty={<p>Every search of the last three months that was made more than twice had an answer.</p>}
      />
      <p className="govuk-hint">
        Only words are counted, by the day: no names, numbers or addresses, and not who looked. Words asked fewer than
        three times are not shown and are deleted after a month; everything is deleted after 400 days.
      </p>
    </div>
  )
}
