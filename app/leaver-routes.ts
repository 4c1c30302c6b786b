import { route } from '@remix-run/route-config'

/** The part of the table of contents about those who left Year 11. */
export const leavers = [
  route('adviser/destinations', 'routes/adviser/leavers.tsx'),
  route('adviser/destinations/:leaverId', 'routes/adviser/leaver.tsx'),
  route('school/destinations', 'routes/school/destinations.tsx'),
  route('school/destinations/file', 'routes/school/destinations-file.ts'),
]
