import { measureWords } from '~/domain/partnership-targets/measure.words'
import { boardMeasures, fifthOf, meanOf, figureOf, headlineMonths, shareOf, type BoardMeasure } from './figure'
import { changeWords, measureLabel, shareWords } from './scorecard.words'
import { figuresFor, partsFor, type Limit, type Month } from './scorecard-shown'

type Published = {
  year: number
  measure: BoardMeasure
  level: string
  name: string
  share: number
  change: number | null
  quintile: number | null
  others: readonly number[]
}

/** What was published last, figure by figure: England, the regions and the own authorities, with the fifth each stands in. */
export function publishedShown(rows: readonly Published[]) {
  return boardMeasures.flatMap((measure) => {
    const own = rows.filter((row) => row.measure === measure)
    if (own.length === 0) return []
    return {
      ...{ measure, label: measureLabel(measure) },
      rows: own.map(({ name, share, change, quintile }) => [
        name,
        shareWords(share),
        changeWords(change),
        quintileWords(quintile),
      ]),
    }
  })
}

/**
 * Where the area would stand by its own counts before the department publishes: the three means of winter where they are known, else the
 * last month, against the authorities of the last table. What is kept back of the area stands nowhere.
 */
export function ownPlaces(rows: readonly Published[], months: readonly Month[], limit: Limit) {
  const [latest] = months
  if (!latest) return []
  return boardMeasures.flatMap((measure) => {
    const published = rows.find((row) => row.measure === measure)
    if (!published) return []
    const { share, of } = ownShare(measure, months, latest, limit)
    const fifth = share === null ? null : fifthOf(share, published.others, measureWords[measure].better)
    const england = rows.find((row) => row.measure === measure && row.level === 'england')
    const difference = share === null || !england ? null : Math.round(10 * (share - england.share)) / 10
    return [[measureLabel(measure), shareWords(share), of, changeWords(difference), quintileWords(fifth)]]
  })
}

function ownShare(measure: BoardMeasure, months: readonly Month[], latest: Month, limit: Limit) {
  const year = Number(latest.periodEnd.slice(0, 4)) - (latest.periodEnd.slice(5) < '02-28' ? 1 : 0)
  const isOfWinter = measure === 'neet-or-not-known' || measure === 'neet' || measure === 'not-known'
  const three = headlineMonths(year - 1).map((end) => months.find(({ periodEnd }) => periodEnd === end))
  const told = (month: Month) => figuresFor(measure, [partsFor(measure, month)], limit)[0]?.share ?? null
  const mean =
    isOfWinter && three.every((month) => month && told(month) !== null)
      ? meanOf(three.map((month) => month && figureOf(measure, month.standing)))
      : null
  return mean ? { share: shareOf(mean), of: 'December to February' } : { share: told(latest), of: 'The last month' }
}

function quintileWords(quintile: number | null): string {
  return quintile === null ? '' : `${quintile} of 5`
}
