import { route } from '@remix-run/route-config'

/** The part of the table of contents about charges and about minibuses. */
export const charges = [
  route('provider/charges', 'routes/provider/charges.tsx'),
  route('provider/charges/new', 'routes/provider/new-charge.tsx'),
  route('provider/charges/:statementId', 'routes/provider/charge.tsx'),
  route('provider/charges/:statementId/issuing', 'routes/provider/issue-charge.tsx'),
  route('provider/charges/:statementId/dropping', 'routes/provider/drop-charge.tsx'),
  route('provider/charges/:statementId/sheet', 'routes/provider/charge-sheet.ts'),
  route('school/charges', 'routes/school/charges.tsx'),
  route('school/charges/:statementId', 'routes/school/charge.tsx'),
  route('school/charges/:statementId/sheet', 'routes/school/charge-sheet.ts'),
  route('area/charges', 'routes/area/charges.tsx'),
  route('area/charges/rates/new', 'routes/area/new-rate.tsx'),
  route('travel', 'routes/travel/day.tsx'),
  route('travel/runs/new', 'routes/travel/new-run.tsx'),
  route('travel/runs/:runId', 'routes/travel/run.tsx'),
  route('travel/runs/:runId/list', 'routes/travel/list.tsx'),
  route('travel/runs/:runId/sheet', 'routes/travel/sheet.ts'),
  route('travel/runs/:runId/seats/new', 'routes/travel/new-seat.tsx'),
  route('travel/runs/:runId/ending', 'routes/travel/end-run.tsx'),
  route('travel/seats/:seatId/ending', 'routes/travel/end-seat.tsx'),
]
