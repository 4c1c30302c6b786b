import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import { endTags } from '../programme-end.words'
import type { EndKind } from '../programme.states'

export type EndShown = {
  id: string
  name: string
  href: string | null
  course: string
  provider: string | null
  kind: EndKind
  lastOn: string
  reasons: string
  next: string
  isNonStart: boolean
}

/** Programmes that have ended, one line each. */
export function EndTable({ rows, caption, empty }: { rows: readonly EndShown[]; caption: string; empty: string }) {
  return (
    <Table
      caption={caption}
      firstCellIsHeader
      isStacked
      head={['Learner', 'Programme', 'How it ended', 'Last day', 'Why', 'Next step']}
      rows={rows.map(({ id, name, href, course, provider, kind, lastOn, reasons, next, isNonStart }) => [
        href ? (
          <a href={href} key={id}>
            {name}
          </a>
        ) : (
          name
        ),
        provider ? `${course}, ${provider}` : course,
        <span key="kind">
          <StatusTag tag={endTags[kind]} />
          {isNonStart ? ' Within six weeks' : ''}
        </span>,
        lastOn,
        reasons === '' ? 'Not asked' : reasons,
        next,
      ])}
      empty={<Empty title="There are none">{empty}</Empty>}
    />
  )
}
