import type { AreaWords } from '~/domain/courses/area-word'
import { formatDay } from '~/kit/dates'
import type { GapKey } from './course-gap'
import type { GapState } from './course-gap.states'
import { gapTags, whereWords } from './course-gap.words'
import type { Followed } from './cycle-outcome'
import type { PlanTable } from './planning-table'
import { levelName, subjectName } from './planning.words'

type Row = GapKey & { id: string; owner: string | null; nextStep: string; dueOn: string; state: GapState }

/** The gaps that were taken up, each with what came of it: places when it was found and now, who came, who stayed. */
export function gapTable(
  gaps: readonly Row[],
  followed: ReadonlyMap<string, readonly Followed[]>,
  local: AreaWords,
): PlanTable {
  return {
    caption: 'What was taken up, and what came of it',
    names: ['Subject', 'Level', 'Homes', 'Who sees to it', 'Next step'],
    columns: ['Places then', 'Places now', 'Enrolled now', 'Of them still there'],
    rows: gaps.map((gap) => {
      const years = followed.get(gap.id) ?? []
      const [then, now] = [years.at(0), years.at(-1)]
      return {
        names: [
          ...[subjectName(local, gap.subjectCode), levelName(gap.level), whereWords(gap.outcode), gap.owner ?? ''],
          `${gap.nextStep.replace(/[.\s]+$/, '')}. By ${formatDay(gap.dueOn)}. ${gapTags[gap.state].text}.`,
        ],
        cells: [placesOf(then), placesOf(now), now?.enrolled ?? null, now?.stayed ?? null],
      }
    }),
  }
}

function placesOf(year: Followed | undefined) {
  return year?.places ?? 'not told by all'
}
