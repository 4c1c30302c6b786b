import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import { noCounts, type IntakeReport } from '~/kit/intake-report'
import { inBatches, readTable } from '~/kit/intake-table'
import { textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { takeIn } from '~/kit/intake.server'
import { readWard, wardColumns, type WardRow } from './ward-row'

const BATCH = 2000

type Choices = { isDryRun?: boolean; isAllOrNothing?: boolean }

/** Takes in which postcode is in which ward, and gives every learner theirs. Postcodes the file does not name stay as they are. */
export function importWards(ctx: Context, file: ReceivedFile, choices: Choices = {}): Promise<IntakeReport> {
  mustBeAllowed(ctx, 'import.wards', {})
  return takeIn(ctx, { kind: 'wards', source: 'statistics-office', file, ...choices }, async (ctx, intake) => {
    const counts = noCounts()
    const table = await readTable(textOf(file), wardColumns, intake.findings)
    for await (const batch of inBatches(table.rows, BATCH)) {
      const rows = new Map<string, WardRow>()
      for (const one of batch.map(readWard)) {
        counts.read += 1
        if (!('severity' in one) && !rows.has(one.postcode)) rows.set(one.postcode, one)
        else {
          counts.refused += 1
          intake.findings.add('severity' in one ? one : twice(one))
        }
      }
      const { added, changed } = await keep(ctx, [...rows.values()])
      counts.added += added
      counts.changed += changed
      counts.unchanged += rows.size - added - changed
    }
    await giveEverybodyTheirs(ctx)
    await record(ctx, 'wards.imported', { type: 'intake', id: intake.id }, { ...counts })
    return { counts: { postcodes: counts } }
  })
}

function twice({ line, postcode }: WardRow) {
  const sentence = `${postcode} stands in the file more than once. The first row was used.`
  return { severity: 'error' as const, code: 'postcode-twice', sentence, line, item: postcode }
}

async function keep(ctx: Context, rows: readonly WardRow[]): Promise<{ added: number; changed: number }> {
  if (rows.length === 0) return { added: 0, changed: 0 }
  const told = sql`select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (postcode text, code text, name text)`
  await sql`
    insert into ward (code, name) select distinct on (code) code, name from (${told}) as told order by code, name
    on conflict (code) do update set name = excluded.name where ward.name <> excluded.name`.execute(ctx.db)
  const { rows: kept } = await sql<{ isNew: boolean }>`
    insert into postcode_ward (postcode, ward_code) select postcode, code from (${told}) as told order by postcode
    on conflict (postcode) do update set ward_code = excluded.ward_code where postcode_ward.ward_code <> excluded.ward_code
    returning xmax = 0 as "isNew"`.execute(ctx.db)
  const added = kept.filter(({ isNew }) => isNew).length
  return { added, changed: kept.length - added }
}

async function giveEverybodyTheirs(ctx: Context) {
  await sql`select set_config('statement_timeout', '10min', true)`.execute(ctx.db)
  await sql`
    update learner set ward_code = postcode_ward.ward_code from postcode_ward
    where postcode_ward.postcode = learner.postcode and not learner.is_address_protected
      and learner.ward_code is distinct from postcode_ward.ward_code`.execute(ctx.db)
}
