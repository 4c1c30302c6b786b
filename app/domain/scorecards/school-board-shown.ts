import { countWords } from '~/kit/small-numbers'
import { boardMeasures, topicOf, type ShownFigure } from './figure'
import { figureOfGroups, groupsTold, toldByArea, type Around, type ToldGroups } from './school-board'
import { definitions, measureLabel, shareWords, valueLabel } from './scorecard.words'
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

function textOf({ share, denominator }: ShownFigure): string {
  return denominator === 0 ? 'nobody counted' : shareWords(share)
}

/** Groups that were put together are named each, unless they are most of them. */
function namesOf(values: readonly string[], by: Dimension, { groups }: ToldGroups): string {
  const names = values.map((value) => valueLabel(by, value, null))
  return names.length > 3 && groups.length > 1 ? 'All others' : names.join(' and ')
}
