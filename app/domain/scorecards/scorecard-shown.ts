import { countWords } from '~/kit/small-numbers'
import { schoolYearOf } from '~/domain/learners/learner'
import { measureWords } from '~/domain/partnership-targets/measure.words'
import { trajectoryAt, type TargetPoint } from '~/domain/partnership-targets/partnership-target'
import {
  boardMeasures,
  figureOf,
  headlineMonths,
  isOfGuarantee,
  meanOf,
  plainFigures,
  shareOf,
  shownFigures,
  shownGuarantee,
  topicOf,
  type BoardMeasure,
  type Parts,
  type ShownFigure,
} from './figure'
import { changeWords, definitions, measureLabel, monthWords, restsOn, shareWords } from './scorecard.words'

export type Month = { periodEnd: string; countedOn: string; isFrozen: boolean; standing: Parts; guarantee: Parts }
export type Target = TargetPoint & { measure: string }

/** Below how many people nothing is told; nothing at all is kept back from whoever may see names. */
export type Limit = number | null

/** One figure of groups that make up the whole, for whoever looks. */
export function figuresFor(measure: BoardMeasure, groups: readonly Parts[], limit: Limit): ShownFigure[] {
  if (limit === null) return plainFigures(measure, groups)
  if (isOfGuarantee(measure)) return shownGuarantee(measure, groups, limit)
  return shownFigures(groups, limit).map((figures) => figures[measure])
}

/** All figures of a counting at once: those of what people do are kept back together, which takes a moment where schools are many. */
export function figuresOfEach(topic: 'standing' | 'guarantee', groups: readonly Parts[], limit: number) {
  const together = topic === 'standing' ? shownFigures(groups, limit) : []
  return new Map(
    boardMeasures
      .filter((measure) => topicOf(measure) === topic)
      .map((measure): [BoardMeasure, ShownFigure[]] => [
        measure,
        isOfGuarantee(measure) ? shownGuarantee(measure, groups, limit) : together.map((figures) => figures[measure]),
      ]),
  )
}

export function partsFor(measure: BoardMeasure, month: Month): Parts {
  return month[topicOf(measure)]
}

/** The figures of the latest month, each with what it counts, what it rests on, the target of that day and a year before. */
export function boardShown(months: readonly Month[], targets: readonly Target[], limit: Limit) {
  const [latest] = months
  if (!latest) return []
  return boardMeasures.map((measure) => {
    const [own] = figuresFor(measure, [partsFor(measure, latest)], limit)
    const then = months.find(({ periodEnd }) => periodEnd === yearBefore(latest.periodEnd))
    const [before] = then ? figuresFor(measure, [partsFor(measure, then)], limit) : []
    const aim = aimOn(targets, measure, latest.periodEnd)
    return {
      ...{ measure, label: measureLabel(measure), ...definitions[measure], restsOn: restsOn(latest) },
      ...{
        share: shareText(own),
        numerator: countWords(own?.numerator ?? null),
        denominator: countWords(own?.denominator ?? null),
      },
      target: aim === null ? 'None set' : shareWords(aim),
      standing: standingWords(measure, own?.share ?? null, aim),
      year: before ? changeWords(differenceOf(own?.share ?? null, before.share)) : 'not known',
    }
  })
}

function standingWords(measure: BoardMeasure, share: number | null, aim: number | null): string {
  if (share === null || aim === null) return ''
  if (share === aim) return 'on target'
  const isBetter = measureWords[measure].better === 'lower' ? share < aim : share > aim
  return isBetter ? 'better than the target' : 'not yet at the target'
}

/** What nobody is counted of has no share. */
function shareText(figure: ShownFigure | undefined): string {
  return figure?.denominator === 0 ? 'nobody counted' : shareWords(figure?.share ?? null)
}

/** One figure month by month, the oldest first, with where the targets have it. */
export function trendShown(measure: BoardMeasure, months: readonly Month[], targets: readonly Target[], limit: Limit) {
  return months.toReversed().map((month) => {
    const [own] = figuresFor(measure, [partsFor(measure, month)], limit)
    const aim = aimOn(targets, measure, month.periodEnd)
    return {
      ...{ label: monthWords(month.periodEnd), value: own?.share ?? null, text: shareText(own) },
      ...{ aim, aimText: aim === null ? 'none' : shareWords(aim), note: restsOn(month) },
    }
  })
}

/** The published headline of a school year: the mean of December, January and February, where all three were counted and are told. */
export function headlineShown(months: readonly Month[], today: string, limit: Limit) {
  const year = schoolYearOf(today)
  return [year, year - 1].map((schoolYear) => {
    const three = headlineMonths(schoolYear).map((end) =>
      months.find(({ periodEnd, isFrozen }) => periodEnd === end && (isFrozen || today > end)),
    )
    const figures = (['neet-or-not-known', 'neet', 'not-known'] as const).map((measure) => {
      const mean = meanOf(three.map((month) => month && figureOf(measure, month.standing)))
      const isTold = three.every((month) => month && figuresFor(measure, [month.standing], limit)[0]?.share !== null)
      const share = mean && isTold ? shareOf(mean) : null
      return {
        measure,
        label: measureLabel(measure),
        share: mean ? shareWords(share) : 'not all three months are counted',
      }
    })
    return { name: `${schoolYear} to ${schoolYear + 1}`, figures }
  })
}

export function aimOn(targets: readonly Target[], measure: BoardMeasure, day: string): number | null {
  const aim = trajectoryAt(
    targets.filter((target) => target.measure === measure),
    day,
  )
  return aim === null ? null : Math.round(10 * aim) / 10
}

function yearBefore(periodEnd: string): string {
  const year = Number(periodEnd.slice(0, 4)) - 1
  if (periodEnd.slice(5, 7) !== '02') return `${year}${periodEnd.slice(4)}`
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return `${year}-02-${isLeap ? 29 : 28}`
}

export function differenceOf(now: number | null, before: number | null): number | null {
  return now === null || before === null ? null : Math.round(10 * (now - before)) / 10
}
