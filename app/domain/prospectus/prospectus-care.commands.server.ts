import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { recordAll } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { careLines, CHASE_DAYS, chaseOf } from './prospectus-care'
import { tellManagersOfCare } from './prospectus-care.jobs.server'
import { careOfProviders } from './prospectus-care.queries.server'

/** Asks the managers of every provider to put its courses right; each provider once in seven days, however often this is pressed. */
export function chaseProviders(ctx: Context, areaId: string): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'prospectus.care', { areaId })
    const today = londonDay(ctx.now)
    const due = (await careOfProviders(ctx, areaId)).filter((care) => chaseOf(care, today) === 'due')
    const rows = due.map((care) => ({ providerId: care.providerId, chasedOn: today, findings: careLines(care).length }))
    const { rows: chased } = await sql<{ providerId: string }>`
      insert into prospectus_chase (provider_id, chased_on, findings)
      select "providerId", "chasedOn", findings
      from json_to_recordset(${JSON.stringify(rows)}::json) as row ("providerId" uuid, "chasedOn" date, findings int) order by 1
      on conflict (provider_id) do update set chased_on = excluded.chased_on, findings = excluded.findings
      where prospectus_chase.chased_on <= ${addDays(today, -CHASE_DAYS)}
      returning provider_id as "providerId"`.execute(ctx.db)
    if (chased.length === 0) throw new Refusal('nobody-due', 'No provider is due a letter today.')
    await recordAll(
      ctx,
      due
        .filter(({ providerId }) => chased.some((one) => one.providerId === providerId))
        .map((care) => ({
          action: 'prospectus.chased',
          subject: { type: 'organisation', id: care.providerId, organisationId: care.providerId },
          particulars: { missing: careLines(care) },
        })),
    )
    for (const { providerId } of chased) await enqueue(ctx, tellManagersOfCare, { areaId, providerId })
    return chased.length
  })
}
