import { sql } from 'kysely'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { enqueue } from '~/kit/jobs.server'
import { cyclesOf } from '../cycles/cycle.queries.server'
import { sortName } from '../participation/caseload'
import { guaranteeFrom, openSeasons, type Season } from './guarantee'
import { guaranteeFacts, type PersonFacts } from './guarantee-facts.queries.server'
import { refreshBatch } from './guarantee.jobs.server'

export const BATCH = 1_000
const AREAS_AT_MOST = 100

/** Each night: what the record says of everybody is worked out anew, a thousand at a time, each thousand by itself. */
export async function askForGuarantees(ctx: Context) {
  const areas = await ctx.db.selectFrom('area').select('id').orderBy('id').limit(AREAS_AT_MOST).execute()
  for (const { id: areaId } of areas) {
    for (const season of openSeasons(londonDay(ctx.now))) await askForBatch(ctx, { areaId, season, after: null })
  }
}

export type Batch = { areaId: string; season: number; after: string | null }

/** One thousand of them. What comes after waits in the queue with this, so that a worker that breaks loses no more than one thousand. */
export function refreshSome(ctx: Context, batch: Batch, size = BATCH) {
  return inTransaction(ctx, async (ctx) => {
    const last = await refresh(ctx, batch, { after: batch.after, size })
    if (last) await askForBatch(ctx, { ...batch, after: last })
  })
}

/** Everybody of an area at once, where a month is about to be locked. */
export async function refreshAll(ctx: Context, { areaId, season }: Omit<Batch, 'after'>) {
  for (let after: string | null = null; ;) {
    after = await refresh(ctx, { areaId, season }, { after, size: BATCH })
    if (!after) return
  }
}

/** One learner, when something has happened. */
export function refreshLearner(ctx: Context, learnerId: string) {
  return inTransaction(ctx, async (ctx) => {
    const { areaId } = await ctx.db
      .selectFrom('learner')
      .select('areaId')
      .where('id', '=', learnerId)
      .executeTakeFirstOrThrow()
    if (areaId === null) return
    for (const season of openSeasons(londonDay(ctx.now)))
      await refresh(ctx, { areaId, season }, { learnerIds: [learnerId], size: 1 })
  })
}

function askForBatch(ctx: Context, batch: Batch) {
  const key = `guarantees:${batch.areaId}:${batch.season}:${batch.after ?? 'first'}`
  return enqueue(ctx, refreshBatch, batch, { key })
}

type Part = { after?: string | null; learnerIds?: readonly string[]; size: number }

// Two at once would each write what they had read: the second waits, and reads what the first has left.
async function refresh(ctx: Context, { areaId, season }: Omit<Batch, 'after'>, part: Part): Promise<string | null> {
  await sql`select pg_advisory_xact_lock(hashtext(${`guarantee:${areaId}`}))`.execute(ctx.db)
  const cycle = (await cyclesOf(ctx, areaId)).find(({ startsOn }) => startsOn.startsWith(String(season - 1)))
  const found = await guaranteeFacts(ctx, { areaId, season, cycleId: cycle?.id ?? null, ...part })
  const applyBy = cycle?.dates['apply-by'] ?? `${season}-08-31`
  const lastOffers = cycle?.dates['last-offers'] ?? `${season}-09-30`
  await keep(ctx, { areaId, season, applyBy, lastOffers, today: londonDay(ctx.now) }, found)
  return found.length === part.size && !part.learnerIds ? (found.at(-1)?.id ?? null) : null
}

/** Writes what has changed. What an adviser has said stays, and the record’s own word is kept beside it. */
async function keep(ctx: Context, season: Season & { areaId: string }, people: readonly PersonFacts[]) {
  if (people.length === 0) return
  await sql`
    insert into guarantee as known (learner_id, area_id, season, year_group, sort_name, school_id, authority_code, code, evidence,
      source, record_code, record_evidence, record_changed_at, changed_at)
    select learner_id, ${season.areaId}, ${season.season}, year_group, sort_name, school_id, authority_code, code, evidence, 'record',
      code, evidence, ${ctx.now}, ${ctx.now}
    from json_to_recordset(${JSON.stringify(people.map((person) => rowOf(person, season)))}::json)
      as row (learner_id uuid, year_group int, sort_name text, school_id uuid, authority_code text, code text, evidence jsonb)
    order by learner_id
    on conflict (learner_id, season, year_group) do update set
      area_id = excluded.area_id, sort_name = excluded.sort_name, school_id = excluded.school_id,
      authority_code = excluded.authority_code, record_code = excluded.record_code, record_evidence = excluded.record_evidence,
      record_changed_at = case when known.record_code = excluded.record_code then known.record_changed_at else ${ctx.now} end,
      code = case when known.source = 'adviser' then known.code else excluded.code end,
      evidence = case when known.source = 'adviser' then known.evidence else excluded.evidence end,
      changed_at = case when known.source = 'adviser' or known.code = excluded.code then known.changed_at else ${ctx.now} end,
      version = known.version + case when known.source = 'adviser' or known.code = excluded.code then 0 else 1 end
    where (known.area_id, known.sort_name, known.school_id, known.authority_code, known.record_code, known.record_evidence)
      is distinct from (excluded.area_id, excluded.sort_name, excluded.school_id, excluded.authority_code, excluded.record_code,
        excluded.record_evidence)`.execute(ctx.db)
}

function rowOf(person: PersonFacts, season: Season) {
  const { code, evidence, authorityCode } = guaranteeFrom(person.facts, season)
  return {
    learner_id: person.id,
    year_group: person.yearGroup,
    sort_name: sortName(person),
    school_id: person.schoolId,
    authority_code: authorityCode ?? person.authorityCode,
    code,
    evidence,
  }
}
