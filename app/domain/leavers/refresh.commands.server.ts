import { sql } from 'kysely'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { enqueue } from '~/kit/jobs.server'
import { cyclesOf } from '../cycles/cycle.queries.server'
import { sortName } from '../participation/caseload'
import { leavingYears, wayOf } from './leaver'
import { leaverFacts, type Leaver } from './leaver-facts.queries.server'
import { refreshBatch } from './leaver.jobs.server'

export const BATCH = 1_000
const AREAS_AT_MOST = 100

/** Each night: what became of everybody is worked out anew, a thousand at a time, each thousand by itself. */
export async function askForLeavers(ctx: Context) {
  const areas = await ctx.db.selectFrom('area').select('id').orderBy('id').limit(AREAS_AT_MOST).execute()
  for (const { id: areaId } of areas) {
    for (const leavingYear of leavingYears(londonDay(ctx.now)))
      await askForBatch(ctx, { areaId, leavingYear, after: null })
  }
}

export type Batch = { areaId: string; leavingYear: number; after: string | null }

/** One thousand of them. What comes after waits in the queue with this. */
export function refreshSome(ctx: Context, batch: Batch, size = BATCH) {
  return inTransaction(ctx, async (ctx) => {
    const last = await refresh(ctx, batch, { after: batch.after, size })
    if (last) await askForBatch(ctx, { ...batch, after: last })
  })
}

/** Everybody of an area at once, where a survey is about to begin. */
export async function refreshAll(ctx: Context, { areaId, leavingYear }: Omit<Batch, 'after'>) {
  for (let after: string | null = null; ;) {
    after = await refresh(ctx, { areaId, leavingYear }, { after, size: BATCH })
    if (!after) return
  }
}

/** One learner, when something has happened. */
export function refreshLearner(ctx: Context, learnerId: string) {
  return inTransaction(ctx, async (ctx) => {
    const learner = await ctx.db.selectFrom('learner').select('areaId').where('id', '=', learnerId).executeTakeFirst()
    if (!learner?.areaId) return
    for (const leavingYear of leavingYears(londonDay(ctx.now)))
      await refresh(ctx, { areaId: learner.areaId, leavingYear }, { learnerIds: [learnerId], size: 1 })
  })
}

function askForBatch(ctx: Context, batch: Batch) {
  const key = `leavers:${batch.areaId}:${batch.leavingYear}:${batch.after ?? 'first'}`
  return enqueue(ctx, refreshBatch, batch, { key })
}

type Part = { after?: string | null; learnerIds?: readonly string[]; size: number }

// Two at once would each write what they had read: the second waits, and reads what the first has left.
async function refresh(
  ctx: Context,
  { areaId, leavingYear }: Omit<Batch, 'after'>,
  part: Part,
): Promise<string | null> {
  await sql`select pg_advisory_xact_lock(hashtext(${`leavers:${areaId}`}))`.execute(ctx.db)
  const cycle = (await cyclesOf(ctx, areaId)).find(({ startsOn }) => startsOn.startsWith(String(leavingYear - 1)))
  const found = await leaverFacts(ctx, { areaId, leavingYear, cycleId: cycle?.id ?? null, ...part })
  await keep(ctx, { areaId, leavingYear }, found)
  return found.length === part.size && !part.learnerIds ? (found.at(-1)?.id ?? null) : null
}

/** Writes what has changed; what an adviser has looked at stays looked at until it is something else. */
async function keep(ctx: Context, { areaId, leavingYear }: Omit<Batch, 'after'>, people: readonly Leaver[]) {
  if (people.length === 0) return
  const rows = people.map((person) => rowOf(person, leavingYear, londonDay(ctx.now)))
  await sql`
    insert into leaver as known (learner_id, area_id, leaving_year, sort_name, school_id, form, intended_code, offers, accepted,
      accepted_provider_id, november_code, november_evidence, sustained, sustained_evidence, mismatch, changed_at)
    select learner_id, ${areaId}, ${leavingYear}, sort_name, school_id, form, intended_code, offers, accepted, accepted_provider_id,
      november_code, november_evidence, sustained, sustained_evidence, mismatch, ${ctx.now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (learner_id uuid, sort_name text, school_id uuid, form text,
      intended_code text, offers int, accepted text, accepted_provider_id uuid, november_code text, november_evidence jsonb,
      sustained text, sustained_evidence text, mismatch text)
    order by learner_id
    on conflict (learner_id, leaving_year) do update set area_id = excluded.area_id, sort_name = excluded.sort_name,
      school_id = excluded.school_id, form = excluded.form, intended_code = excluded.intended_code, offers = excluded.offers,
      accepted = excluded.accepted, accepted_provider_id = excluded.accepted_provider_id, november_code = excluded.november_code,
      november_evidence = excluded.november_evidence, sustained = excluded.sustained,
      sustained_evidence = excluded.sustained_evidence, mismatch = excluded.mismatch, changed_at = excluded.changed_at,
      version = known.version + 1
    where (known.area_id, known.sort_name, known.school_id, known.form, known.intended_code, known.offers, known.accepted,
        known.accepted_provider_id, known.november_code, known.november_evidence, known.sustained, known.sustained_evidence,
        known.mismatch)
      is distinct from (excluded.area_id, excluded.sort_name, excluded.school_id, excluded.form, excluded.intended_code,
        excluded.offers, excluded.accepted, excluded.accepted_provider_id, excluded.november_code, excluded.november_evidence,
        excluded.sustained, excluded.sustained_evidence, excluded.mismatch)`.execute(ctx.db)
}

function rowOf(person: Leaver, leavingYear: number, today: string) {
  const { november, sustained, mismatch } = wayOf(person, leavingYear, today)
  const { accepted } = person
  return {
    ...{ learner_id: person.id, sort_name: sortName(person), school_id: person.schoolId, form: person.form },
    ...{ intended_code: person.intended, offers: person.offers, mismatch },
    accepted: accepted === null ? null : `${accepted.what}, ${accepted.where}`,
    accepted_provider_id: accepted?.providerId ?? null,
    november_code: november?.code ?? null,
    november_evidence: november === null ? {} : evidenceOf(november),
    sustained: sustained?.answer ?? null,
    sustained_evidence: sustained?.evidence ?? null,
  }
}

function evidenceOf({ kind, what, where, on }: { kind: string; what: string; where: string | null; on: string }) {
  return { kind, what, where, on }
}
