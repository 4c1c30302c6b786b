import { Table } from '~/ui/table'
import { InsetText } from '~/ui/text'
import type { Meanwhile } from '../section-meanwhile'

type Props = { differences: readonly Meanwhile[]; href: string }

/** For the second of two tabs: what is saved beside what was typed. Nothing typed is lost, and nothing saved is either. */
export function ChangedMeanwhile({ differences, href }: Props) {
  return (
    <InsetText>
      <h2 className="govuk-heading-m">This part was saved since you opened it</h2>
      {differences.length > 0 ? (
        <Table
          caption="What is not the same"
          captionSize="s"
          head={['Question', 'Saved now', 'You typed']}
          firstCellIsHeader
          isStacked
          rows={differences.map(({ label, saved, typed }) => [
            label,
            <Own key="s" words={saved} />,
            <Own key="t" words={typed} />,
          ])}
        />
      ) : null}
      <p className="govuk-body">
        The boxes below hold what you typed. Save to keep it. Or <a href={`${href}?saved`}>use what is saved now</a>.
      </p>
    </InsetText>
  )
}

function Own({ words }: { words: string }) {
  return words === '' ? <>Nothing</> : <span className="onward-own-words">{words}</span>
}
