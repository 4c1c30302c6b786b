import { paths } from '~/paths'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import { canBeDecided, type CaseState } from '../case.states'
import { caseTags } from '../case.words'

type Line = {
  id: string
  name: string
  home: string
  wishes: string
  state: CaseState
  marks: string[]
  decided: string
}
type Props = { meetingId: string; stage: 'called' | 'open' | 'closed'; lines: readonly Line[] }

/** The agenda: each case leads to where it is decided, once the meeting is open. */
export function MeetingAgenda({ meetingId, stage, lines }: Props) {
  return (
    <Table
      caption={stage === 'called' ? 'The agenda so far' : 'The agenda'}
      isStacked
      isCompact
      firstCellIsHeader
      head={['Learner', 'State', 'Home school', 'Asked for', 'Decided here']}
      rows={lines.map(({ id, name, home, wishes, state, marks, decided }) => [
        <a key="name" href={leadsTo(meetingId, stage, id, state)}>
          {name}
        </a>,
        <span key="tags">
          <StatusTag tag={caseTags[state]} />{' '}
          {marks.map((text) => (
            <StatusTag key={text} tag={{ text, colour: 'red' }} />
          ))}
        </span>,
        home,
        wishes,
        decided || 'Not yet',
      ])}
      empty={<Empty title="No case waits for a decision" />}
    />
  )
}

function leadsTo(meetingId: string, stage: Props['stage'], caseId: string, state: CaseState) {
  const isOpen = stage === 'open' && canBeDecided.some((one) => one === state)
  return isOpen ? paths.panel.decide(meetingId, caseId) : paths.panel.case(caseId)
}
