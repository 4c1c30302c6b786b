import { route } from '@remix-run/route-config'

/** The part of the table of contents for the boards of participation. */
export const scorecards = [
  route('participation', 'routes/participation/board.tsx'),
  route('participation/figures/:measure', 'routes/participation/figure.tsx'),
  route('participation/figures/:measure/sheet', 'routes/participation/sheet.ts'),
  route('participation/changes', 'routes/participation/changes.tsx'),
  route('participation/published', 'routes/participation/published.tsx'),
  route('participation/learners', 'routes/participation/learners.tsx'),
]
