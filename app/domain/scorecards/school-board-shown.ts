import { countWords, KEPT_BACK } from '~/kit/small-numbers'
import { boardMeasures, topicOf, type ShownFigure } from './figure'
import { figureOfGroups, groupsTold, toldByArea, type Around, type ToldGroups } from './school-board'
import { definitions, dimensionWords, measureLabel, restsOn, shareWords, valueLabel } from './scorecard.words'
import type { Dimension } from './tally'

/** What a school reads of its own: every figure beside the area's, then those that may be told by groups, and which may not. */
export function ownBoardShown(around: Around, by: Dimension, limit: number) {
  const tells = {
    standing: toldByArea('standing', around, limit),
    guarantee: toldByArea('guarantee', around, limit),
  }
  const told = {
    standing: groupsTold('standing', around, tells.standing, limit),
    guarantee: groupsTold('guarantee', around, tells.guarantee, limit),
  }
  const isTold = (measure: (typeof boardMeasures)[number]) => told[topicOf(measure)].measures.includes(measure)
  return {
    figures: boardMeasures.map((measure) => {
      const { own, area } = tells[topicOf(measure)](measure)
      return {
        ...{ measure, label: measureLabel(measure), ...definitions[measure] },
        ...{ people: countWords(own.numerator), of: countWords(own.denominator) },
        ...{ share: own.share, text: textOf(own), area: textOf(area) },
      }
    }),
    tables: boardMeasures.filter(isTold).map((measure) => ({
      label: measureLabel(measure),
      rows: figureOfGroups(measure, told[topicOf(measure)]).map(({ values, numerator, denominator, share, area }) => [
        namesOf(values, by, told[topicOf(measure)]),
        ...[countWords(numerator), countWords(denominator)],
        ...[
          denominator === 0 ? 'nobody counted' : shareWords(share),
          area === null ? 'nobody counted' : shareWords(area),
        ],
      ]),
    })),
    kept: boardMeasures.filter((measure) => !isTold(measure)).map(measureLabel),
  }
}

/** The lines of its sheet: what the page tells, in the same words, and of each figure that it does not tell by groups that it is kept back. */
export function ownSheetOf(
  { figures, tables, kept }: ReturnType<typeof ownBoardShown>,
  by: Dimension,
  month: { periodEnd: string; countedOn: string; isFrozen: boolean },
) {
  const line = (figure: string, group: string, name: string, cells: readonly string[]) => [
    ...[figure, month.periodEnd, group, name, ...cells],
    restsOn(month),
  ]
  const group = dimensionWords[by]
  return {
    headings: ['Figure', 'Month', 'By', 'Group', 'People', 'Of', 'Our share', 'In the area', 'What it rests on'],
    rows: [
      ...figures.map(({ label, people, of, text, area }) =>
        line(label, 'Whole school', 'Everybody', [people, of, text, area]),
      ),
      ...tables.flatMap(({ label, rows }) => rows.map(([name = '', ...cells]) => line(label, group, name, cells))),
      ...kept.map((label) => line(label, group, 'All groups', [KEPT_BACK, KEPT_BACK, KEPT_BACK, KEPT_BACK])),
    ],
  }
}

function textOf({ share, denominator }: ShownFigure): string {
  return denominator === 0 ? 'nobody counted' : shareWords(share)
}

/** Groups that were put together are named each, unless they are most of them. */
function namesOf(values: readonly string[], by: Dimension, { groups }: ToldGroups): string {
  const names = values.map((value) => valueLabel(by, value, null))
  return names.length > 3 && groups.length > 1 ? 'All others' : names.join(' and ')
}
