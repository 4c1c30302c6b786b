import type { ReactNode } from 'react'
import { Table } from '~/ui/table'
import { aboutWords, isAbout, priorityWords } from '../return.words'

type Fault = { rule: number; priority: number; about: string; says: string; count: number }

/** Which rules are broken how often, what stops the file first. */
export function FaultTable({
  caption,
  faults,
  href,
  empty,
}: {
  caption: string
  faults: readonly Fault[]
  /** The page with the names, for those who may read them. */
  href?: (rule: number) => string
  empty: ReactNode
}) {
  return (
    <Table
      caption={caption}
      firstCellIsHeader
      head={[
        'What is wrong',
        'About',
        'Which means',
        { text: 'Rule', isNumber: true },
        { text: 'People', isNumber: true },
      ]}
      rows={faults.map(({ rule, priority, about, says, count }) => [
        href ? (
          <a key={rule} href={href(rule)}>
            {says}
          </a>
        ) : (
          says
        ),
        isAbout(about) ? aboutWords[about] : about,
        priorityWords(priority),
        rule,
        count.toLocaleString('en-GB'),
      ])}
      empty={empty}
    />
  )
}
