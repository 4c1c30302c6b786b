import { route } from '@remix-run/route-config'

/** The part of the table of contents about the national return. */
export const returns = [
  route('area/returns', 'routes/area/returns.tsx'),
  route('area/returns/:snapshotId', 'routes/area/return.tsx'),
  route('area/returns/:snapshotId/file', 'routes/area/return-file.ts'),
  route('area/returns/:snapshotId/sent', 'routes/area/send-return.tsx'),
  route('adviser/return', 'routes/adviser/return-faults.tsx'),
  route('adviser/return/:rule', 'routes/adviser/return-fault.tsx'),
  route('adviser/returns', 'routes/adviser/taken-returns.tsx'),
  route('adviser/returns/questions/:questionId', 'routes/adviser/return-question.tsx'),
  route('adviser/returns/:intakeId', 'routes/adviser/taken-return.tsx'),
  route('adviser/returns/:intakeId/confirmation', 'routes/adviser/confirm-return.tsx'),
  route('adviser/returns/:intakeId/undo', 'routes/adviser/undo-return.tsx'),
  route('adviser/returns/:intakeId/findings', 'routes/adviser/return-findings.ts'),
]
