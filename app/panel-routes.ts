import { route } from '@remix-run/route-config'

/** The panel's part of the table of contents, and what schools, providers and advisers put to it. */
export const panel = [
  route('panel', 'routes/panel/home.tsx'),
  route('panel/:panelId', 'routes/panel/panel.tsx'),
  route('panel/:panelId/members', 'routes/panel/members.tsx'),
  route('panel/members/:memberId/ending', 'routes/panel/end-seat.tsx'),
  route('panel/:panelId/blocks', 'routes/panel/blocks.tsx'),
  route('panel/blocks/:blockId/retirement', 'routes/panel/retire-block.tsx'),
  route('panel/:panelId/runs', 'routes/panel/runs.tsx'),
  route('panel/:panelId/runs/new', 'routes/panel/new-run.tsx'),
  route('panel/runs/:sharedRunId', 'routes/panel/run.tsx'),
  route('panel/:panelId/allocation', 'routes/panel/allocation.tsx'),
  route('panel/runs/:sharedRunId/rules', 'routes/panel/allocation-rules.tsx'),
  route('panel/allocations/:runId', 'routes/panel/allocation-run.tsx'),
  route('panel/allocations/:runId/comparison/:otherId', 'routes/panel/compare-allocations.tsx'),
  route('panel/allocations/:runId/adoption', 'routes/panel/adopt-allocation.tsx'),
  route('panel/:panelId/board', 'routes/panel/board.tsx'),
  route('panel/:panelId/unmet', 'routes/panel/unmet.tsx'),
  route('panel/:panelId/cases', 'routes/panel/cases.tsx'),
  route('panel/cases/:caseId', 'routes/panel/case.tsx'),
  route('panel/cases/:caseId/taking-up', 'routes/panel/take-up-case.tsx'),
  route('panel/cases/:caseId/conflict', 'routes/panel/conflict.tsx'),
  route('panel/:panelId/meetings', 'routes/panel/meetings.tsx'),
  route('panel/meetings/:meetingId', 'routes/panel/meeting.tsx'),
  route('panel/meetings/:meetingId/opening', 'routes/panel/open-meeting.tsx'),
  route('panel/meetings/:meetingId/closing', 'routes/panel/close-meeting.tsx'),
  route('panel/meetings/:meetingId/pack', 'routes/panel/pack.tsx'),
  route('panel/meetings/:meetingId/minutes', 'routes/panel/minutes.tsx'),
  route('panel/meetings/:meetingId/actions/new', 'routes/panel/new-action.tsx'),
  route('panel/meetings/:meetingId/cases/:caseId', 'routes/panel/decide.tsx'),
  route('panel/actions/:actionId/done', 'routes/panel/finish-action.tsx'),
]

/** What schools, providers and advisers put to a panel, on the same pages for all three. */
export const cases = [
  route('cases', 'routes/cases/cases.tsx'),
  route('for/:learnerId/case', 'routes/on-behalf/put-forward.tsx'),
  route('provider/choices/:choiceId/case', 'routes/provider/put-forward.tsx'),
  route('cases/:caseId', 'routes/cases/case.tsx'),
  route('cases/:caseId/agreement', 'routes/cases/agree.tsx'),
  route('cases/:caseId/submission', 'routes/cases/submit.tsx'),
  route('cases/:caseId/withdrawal', 'routes/cases/withdraw.tsx'),
  route('cases/:caseId/confirmation', 'routes/cases/confirm.tsx'),
  route('cases/:caseId/appeal', 'routes/cases/appeal.tsx'),
]
