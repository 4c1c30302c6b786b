import { paths } from '~/paths'

type Fields = Record<string, string>

/** The same for what panels keep, and for what is put to them. */
export function panelForms(reason: (list: string) => string, day: (name: string) => Fields): Record<string, Fields> {
  const none = '00000000-0000-4000-8000-000000000000'
  const panel = ':panelId'
  const found = ':caseId'
  const meeting = ':meetingId'
  const terms = { places: '3', least: '1', ...day('fromOn'), ...day('untilOn'), blocks: none }
  const asked = { first: none, why: 'Wants to build engines', transport: 'no', step: 'draft' }
  return {
    [paths.panel.members(panel)]: { account: none, seat: 'member' },
    [paths.panel.endSeat(':memberId')]: {},
    [paths.panel.blocks(panel)]: { name: 'Monday morning', weekday: '1', starts: '9am', ends: '11am' },
    [paths.panel.retireBlock(':blockId')]: {},
    [paths.panel.newRun(panel)]: { run: none, ...terms },
    [paths.panel.run(':sharedRunId')]: { version: '1', ...terms },
    [paths.panel.takeUp(found)]: { version: '1' },
    [paths.panel.conflict(found)]: { why: 'My niece' },
    [paths.panel.meetings(panel)]: { ...day('meetsOn'), meetsAt: '2pm', place: 'Main hall' },
    [paths.panel.openMeeting(meeting)]: { version: '1', present: none },
    [paths.panel.closeMeeting(meeting)]: { version: '1' },
    [paths.panel.newAction(meeting)]: { what: 'Ask about the bus', member: none, ...day('dueOn') },
    [paths.panel.finishAction(':actionId')]: {},
    [paths.panel.decide(meeting)]: { version: '1', outcome: 'refuse', reason: reason('panel-refusal') },
    [paths.cases.begin(':learnerId')]: asked,
    [paths.provider.putForward(':choiceId')]: asked,
    [paths.cases.agree(found)]: { version: '1' },
    [paths.cases.submit(found)]: { version: '1' },
    [paths.cases.withdraw(found)]: { version: '1', reason: reason('panel-withdrawal'), detail: 'Told by telephone' },
    [paths.cases.confirm(found)]: { version: '1' },
    [paths.cases.appeal(found)]: { version: '1', words: 'Two have left the course' },
  }
}
