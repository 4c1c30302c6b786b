import Papa from 'papaparse'
import { measureWords } from '~/domain/partnership-targets/measure.words'
import type { BoardMeasure } from '~/domain/scorecards/figure'
import type { Dimension } from '~/domain/scorecards/tally'
import { paths } from '~/paths'
import * as boardPage from '~/routes/participation/board'
import * as figurePage from '~/routes/participation/figure'
import * as sheetDoor from '~/routes/participation/sheet'
import { openPage } from './pages'

/** A figure as a page or a sheet tells it, in the words of these alone. */
export type Told = { label: string; numerator: string; denominator: string }

/** The cells of each line of the tables of a page. */
export function cellsOf(html: string): string[][] {
  return [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '')),
  )
}

/** What a reader of the boards is told: on the first page, on the page of each figure and in its sheets. */
export function boardReader(cookie: string) {
  const Cookie = cookie
  return {
    async whole(measures: readonly BoardMeasure[]): Promise<[BoardMeasure, Told][]> {
      const { html } = await openPage(boardPage, paths.scorecards.board, paths.scorecards.board, { Cookie })
      return measures.map((measure) => {
        const { label } = measureWords[measure]
        const [, , numerator = '', denominator = ''] = cellsOf(html).find(([first]) => first === label) ?? []
        return [measure, { label, numerator, denominator }]
      })
    },
    /** The lines of the table that is beside the picture of a page, then those of the sheet. */
    async groups(measure: BoardMeasure, by: Dimension): Promise<Told[]> {
      const address = paths.scorecards.figure(measure, { by })
      const { html } = await openPage(figurePage, '/participation/figures/:measure', address, { Cookie })
      const table = cellsOf(html.slice(html.indexOf('What the shares are of')))
      const request = new Request(new URL(paths.scorecards.sheet(measure, { by }), 'http://onward.example'), {
        headers: { Cookie },
      })
      const sheet = await sheetDoor.loader({ request, params: { measure }, context: {} })
      const [, ...rows] = Papa.parse<string[]>(sheet instanceof Response ? (await sheet.text()).trim() : '').data
      return [
        ...table
          .filter(([, numerator, denominator]) => denominator !== undefined && numerator !== 'People')
          .map(([label = '', numerator = '', denominator = '']) => ({ label, numerator, denominator })),
        ...rows.map(([, , , label = '', numerator = '', denominator = '']) => ({ label, numerator, denominator })),
      ]
    },
  }
}

/** A count in words, where it is told. */
export function toldCount(words: string | undefined): number | null {
  return words !== undefined && /^[\d,]+$/.test(words) ? Number(words.replace(',', '')) : null
}
