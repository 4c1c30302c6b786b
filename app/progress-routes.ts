import { route } from '@remix-run/route-config'

/** The part of the table of contents about how learners get on. */
export const progress = [
  route('progress', 'routes/progress/list.tsx'),
  route('progress/effort', 'routes/progress/effort.tsx'),
  route('progress/rounds', 'routes/progress/rounds.tsx'),
  route('progress/rounds/copies', 'routes/progress/copy-rounds.tsx'),
  route('progress/rounds/:roundId', 'routes/progress/round.tsx'),
  route('progress/rounds/:roundId/change', 'routes/progress/change-round.tsx'),
  route('progress/rounds/:roundId/removal', 'routes/progress/remove-round.tsx'),
  route('progress/rounds/:roundId/grid', 'routes/progress/grid.tsx'),
  route('progress/rounds/:roundId/sheet', 'routes/progress/sheet.ts'),
  route('progress/rounds/:roundId/files', 'routes/progress/files.tsx'),
  route('progress/files/:intakeId', 'routes/progress/file.tsx'),
  route('progress/files/:intakeId/confirmation', 'routes/progress/confirm-file.tsx'),
  route('progress/files/:intakeId/undo', 'routes/progress/undo-file.tsx'),
  route('progress/files/:intakeId/findings', 'routes/progress/findings.ts'),
  route('progress/learners/:learnerId', 'routes/progress/learner.tsx'),
  route('progress/learners/:learnerId/risk', 'routes/progress/risk.tsx'),
  route('progress/learners/:learnerId/interventions', 'routes/progress/new-intervention.tsx'),
  route('progress/learners/:learnerId/exemption', 'routes/progress/exemption.tsx'),
  route('progress/learners/:learnerId/exemption/ending', 'routes/progress/end-exemption.tsx'),
  route('progress/interventions/:interventionId/look', 'routes/progress/look-at.tsx'),
  route('progress/interventions/:interventionId/day', 'routes/progress/go-on.tsx'),
  route('progress/interventions/:interventionId/closing', 'routes/progress/close.tsx'),
  route('learner/progress', 'routes/learner/progress.tsx'),
  route('parent/learners/:learnerId/progress', 'routes/parent/progress.tsx'),
]
