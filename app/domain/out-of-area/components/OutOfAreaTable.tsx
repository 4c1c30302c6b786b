import { paths } from '~/paths'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import { isOnList, outOfAreaLists, type OutOfAreaList } from '../list'

export type OutOfAreaRow = Record<
  'learnerId' | 'name' | 'born' | 'home' | 'place' | 'doing' | 'adviser' | 'since',
  string
>

/** Learners who are taught at home, or live and learn in different places, each with what there is to do. */
export function OutOfAreaTable({ list, rows }: { list: OutOfAreaList; rows: readonly OutOfAreaRow[] }) {
  return (
    <Table
      caption={outOfAreaLists[list]}
      hideCaption
      isCompact
      isStacked
      firstCellIsHeader
      head={[
        'Learner',
        'Born',
        'Lives in',
        ...(list === 'at-home' ? [] : ['Learns at']),
        'Doing now',
        'Adviser',
        'Since',
        'Do it',
      ]}
      rows={rows.map(({ learnerId, name, born, home, place, doing, adviser, since }) => [
        <a key="learner" href={paths.adviser.learner(learnerId)}>
          {name}
        </a>,
        born,
        home,
        ...(list === 'at-home' ? [] : [place]),
        doing,
        adviser,
        since,
        <Deed key="deed" {...{ list, learnerId, name }} />,
      ])}
      empty={
        <Empty title="Nobody is on this list">
          <p className="govuk-body">{isOnList[list]} stands here. It is worked out each night.</p>
        </Empty>
      }
    />
  )
}

function Deed({ list, learnerId, name }: { list: OutOfAreaList; learnerId: string; name: string }) {
  const { href, text } = deeds[list](learnerId)
  return (
    <a href={href}>
      {text}
      <span className="govuk-visually-hidden">: {name}</span>
    </a>
  )
}

const deeds: Record<OutOfAreaList, (learnerId: string) => { href: string; text: string }> = {
  'at-home': (id) => ({ href: paths.adviser.contact(id), text: 'Record contact' }),
  'learns-elsewhere': (id) => ({ href: paths.adviser.activity(id), text: 'Update activity' }),
  'lives-elsewhere': (id) => ({ href: paths.adviser.leaving(id), text: 'Hand to their authority' }),
}
