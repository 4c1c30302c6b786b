import { sheetCells, sheetColumns, type SheetCells } from '~/domain/catalogues/course-sheet'
import { csvLine } from '~/kit/csv'
import type { FeedCourse, FeedProvider } from './feed'

/*
 * The prospectus as a sheet in the 24 columns of the national course directory. That of one provider has these alone, so
 * that it can be sent on as it is; that of the area says in three more whose course each row is and where its page is.
 */

const whose = ['PROVIDER_UKPRN', 'PROVIDER_NAME', 'PROSPECTUS_PAGE']

// It is opened in spreadsheets: what would run as a formula is made harmless (F-33).
const forPeople = { isForPeople: true }

/** The first line of a sheet. */
export function csvHeadings(isOfArea: boolean): string {
  return csvLine(isOfArea ? [...sheetColumns, ...whose] : [...sheetColumns], forPeople)
}

/** The lines of one course: one for each start, or one alone where it has none. */
export function courseLines(
  course: FeedCourse,
  provider: Pick<FeedProvider, 'name' | 'ukprn'>,
  { origin, isOfArea }: { origin: string; isOfArea: boolean },
): string {
  const more = isOfArea ? [provider.ukprn, provider.name, `${origin}/courses/${course.slug}`] : []
  return rowsOf(course)
    .map((cells) => csvLine([...sheetColumns.map((column) => cells[column]), ...more], forPeople))
    .join('')
}

function rowsOf({ texts, runs, ...course }: FeedCourse): SheetCells[] {
  const told = { ...course, ...texts }
  if (runs.length === 0) return [sheetCells(told, null)]
  return runs.map(({ site, ...run }) =>
    sheetCells(told, { ...run, siteName: site?.name ?? null, siteKey: site?.key ?? null }),
  )
}
