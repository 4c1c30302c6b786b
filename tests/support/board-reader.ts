import Papa from 'papaparse'
import { measureWords } from '~/domain/partnership-targets/measure.words'
import type { BoardMeasure } from '~/domain/scorecards/figure'
import type { Dimension } from '~/domain/scorecards/tally'
import { paths } from '~/paths'
import { outcomes } from '~/domain/guarantees/guarantee'
import { outcomeWords } from '~/domain/guarantees/guarantee.words'
import * as boardPage from '~/routes/participation/board'
import * as figurePage from '~/routes/participation/figure'
import * as sheetDoor from '~/routes/participation/sheet'
import * as ownPage from '~/routes/school/taking-part'
import * as ownSheetDoor from '~/routes/school/taking-part-sheet'
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
      const sheet = sheetDoor.loader({
        ...{ request: asking(paths.scorecards.sheet(measure, { by }), Cookie), params: { measure }, context: {} },
      })
      const rows = await linesOf(await sheet)
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

/** The board of a school as its page and its sheet tell it: the lines of both, each beside the share of the area. */
export async function ownBoardRead(cookie: string, by: Dimension, month?: string) {
  const question = { by, ...(month ? { month } : {}) }
  const address = paths.leavers.takingPart(question)
  const { html, text } = await openPage(ownPage, paths.leavers.takingPart(), address, { Cookie: cookie })
  const page = html.split('<table').flatMap((table) => {
    const caption = (/<caption[^>]*>(.*?)<\/caption>/s.exec(table)?.[1] ?? '').replace(/<[^>]*>/g, '')
    const [, ...rows] = cellsOf(table)
    return rows.flatMap(([name = '', ...cells]) => {
      if (cells.length !== 4) return []
      return [caption === 'Beside the area' ? [name, '', ...cells] : [caption, name, ...cells]]
    })
  })
  const request = asking(paths.leavers.takingPartSheet(question), cookie)
  const lines = await linesOf(await ownSheetDoor.loader({ request, params: {}, context: {} }))
  const sheet = lines.map(([label = '', , group, name = '', ...cells]) => [
    label,
    group === 'Whole school' ? '' : name,
    ...cells.slice(0, 4),
  ])
  return { page, sheet, text }
}

function asking(address: string, cookie: string) {
  return new Request(new URL(address, 'http://onward.example'), { headers: { Cookie: cookie } })
}

async function linesOf(sheet: unknown): Promise<string[][]> {
  const [, ...rows] = Papa.parse<string[]>(sheet instanceof Response ? (await sheet.text()).trim() : '').data
  return rows
}

/** What the page of the guarantee tells: everybody, each answer, each answer of a school, and each code of a year. */
export type GuaranteeTold = { by: 'all' | 'school' | 'year'; group: string; parts: readonly string[]; count: number }

export function guaranteeTold(html: string): GuaranteeTold[] {
  const rows = cellsOf(html)
  const each = (by: GuaranteeTold['by'], group: string, parts: readonly string[], words: string | undefined) => {
    const count = toldCount(words)
    return count === null ? [] : [{ by, group, parts, count }]
  }
  return [
    ...each('all', '', outcomes, /([\d,]+) young people are counted/.exec(html)?.[1]),
    ...outcomes.flatMap((outcome) =>
      each('all', '', [outcome], rows.find(([label]) => label === outcomeWords[outcome])?.[1]),
    ),
    ...rows
      .filter((row) => row.length === 7)
      .flatMap(([label = '', total, ...cells]) => [
        ...each('school', label, outcomes, total),
        ...outcomes.flatMap((outcome, at) => each('school', label, [outcome], cells[at])),
      ]),
    ...rows
      .filter(([code = '']) => /^1[1245]\d$/.test(code))
      .flatMap(([code = '', , year = '', count]) => each('year', year.replace('Year ', ''), [code], count)),
  ]
}

/** Which codes make up each answer of the guarantee. */
export const codesOfAnswer: Readonly<Record<string, readonly string[]>> = {
  offer: ['110'],
  continuing: ['114', '115'],
  'not-appropriate': ['120', '122', '123', '124'],
  'no-offer': ['140', '150', '151', '153', '154'],
  'not-recorded': ['159'],
}
