import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import { noCounts, type IntakeReport } from '~/kit/intake-report'
import { inBatches, readTable } from '~/kit/intake-table'
import { textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { takeIn, type Intake } from '~/kit/intake.server'
import { publishedColumns, readPublished, type PublishedRow } from './published-row'

const BATCH = 200

/**
 * Takes in the department's table of all authorities, as it is published each year. Each place and year stands as the newest file has it,
 * so that a wrong file is put right by taking in the right one; a dry run says what would change.
 */
export function importPublished(
  ctx: Context,
  file: ReceivedFile,
  choices: { isDryRun?: boolean; isAllOrNothing?: boolean } = {},
): Promise<IntakeReport> {
  mustBeAllowed(ctx, 'import.scorecard', {})
  return takeIn(ctx, { kind: 'scorecard', source: 'department', file, ...choices }, async (ctx, intake) => {
    const table = await readTable(textOf(file), publishedColumns, intake.findings)
    const run = { intake, counts: noCounts(), seen: new Set<string>() }
    for await (const batch of inBatches(table.rows, BATCH)) {
      const rows = batch.flatMap((row) => usable(run, readPublished(row)))
      await takeRows(ctx, run, rows)
    }
    await record(ctx, 'scorecard.imported', { type: 'intake', id: intake.id }, { ...run.counts })
    return { counts: { places: run.counts } }
  })
}

type Run = { intake: Intake; counts: ReturnType<typeof noCounts>; seen: Set<string> }

function usable({ intake, counts, seen }: Run, row: ReturnType<typeof readPublished>): PublishedRow[] {
  counts.read += 1
  if ('severity' in row) {
    counts.refused += 1
    intake.findings.add(row)
    return []
  }
  const key = keyOf(row)
  if (!seen.has(key)) {
    seen.add(key)
    return [row]
  }
  counts.refused += 1
  const sentence = `${row.name} stands in the file more than once for ${row.year}. The first row was used.`
  intake.findings.add({ severity: 'error', code: 'place-twice', sentence, line: row.line, item: row.placeCode })
  return []
}

async function takeRows(ctx: Context, { counts }: Run, rows: readonly PublishedRow[]) {
  if (rows.length === 0) return
  const known = await knownPlaces(ctx, rows)
  const fresh = rows.filter((row) => {
    const before = known.get(keyOf(row))
    if (before === undefined) counts.added += 1
    else if (before === printOf(row)) counts.unchanged += 1
    else counts.changed += 1
    return before !== printOf(row)
  })
  const told = JSON.stringify(fresh.map(({ year, placeCode }) => ({ year, placeCode })))
  await sql`
    delete from published_figure using jsonb_to_recordset(${told}::jsonb) as place (year int, "placeCode" text)
    where published_figure.year = place.year and published_figure.place_code = place."placeCode"`.execute(ctx.db)
  await sql`
    insert into published_figure (year, level, place_code, authority_code, region_code, name, measure, share, change, quintile)
    select place.year, place.level, place."placeCode", place."authorityCode", place."regionCode", place.name, figure.measure,
      figure.share, figure.change, figure.quintile
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as place (year int, level text, "placeCode" text, "authorityCode" text,
        "regionCode" text, name text, figures jsonb),
      jsonb_to_recordset(place.figures) as figure (measure text, share numeric, change numeric, quintile int)`.execute(
    ctx.db,
  )
}

async function knownPlaces(ctx: Context, rows: readonly PublishedRow[]) {
  const figures = await ctx.db
    .selectFrom('publishedFigure')
    .select(['year', 'level', 'placeCode', 'authorityCode', 'regionCode', 'name', 'measure', 'share', 'change'])
    .select('quintile')
    .where('placeCode', 'in', [...new Set(rows.map(({ placeCode }) => placeCode))])
    .where('year', 'in', [...new Set(rows.map(({ year }) => year))])
    .orderBy('placeCode')
    .orderBy('measure')
    .limit(BATCH * 100)
    .execute()
  return new Map(
    [...Map.groupBy(figures, keyOf)].flatMap(([key, own]) => {
      const [first] = own
      return first ? [[key, printOf({ ...first, figures: own })] as const] : []
    }),
  )
}

function keyOf({ year, placeCode }: { year: number; placeCode: string }): string {
  return `${year} ${placeCode}`
}

type Printed = Pick<PublishedRow, 'authorityCode' | 'regionCode' | 'name'> & {
  level: string
  figures: readonly { measure: string; share: number; change: number | null; quintile: number | null }[]
}

function printOf({ level, authorityCode, regionCode, name, figures }: Printed): string {
  const each = figures
    .map(({ measure, share, change, quintile }) => [measure, share, change, quintile].join('|'))
    .toSorted()
  return [level, authorityCode, regionCode, name, ...each].join('\n')
}
