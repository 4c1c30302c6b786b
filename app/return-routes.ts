import { route } from '@remix-run/route-config'

/** The part of the table of contents about the national return. */
export const returns = [
  route('area/returns', 'routes/area/returns.tsx'),
  route('area/returns/:snapshotId', 'routes/area/return.tsx'),
  route('area/returns/:snapshotId/file', 'routes/area/return-file.ts'),
  route('area/returns/:snapshotId/sent', 'routes/area/send-return.tsx'),
  route('adviser/return', 'routes/adviser/return-faults.tsx'),
  route('adviser/return/:rule', 'routes/adviser/return-fault.tsx'),
]
