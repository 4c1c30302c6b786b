import { sql } from 'kysely'
import { newId } from '~/kit/chance.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import type { Told } from './told'

/** What a row told, and whose it is. */
export type Row = { learnerId: string; told: Told }
type Where = { areaId: string; intakeId: string }

/** Adds people nobody knew, with their numbers, needs and what they do. */
export async function addPeople(ctx: Context, where: Where, all: readonly Told[]): Promise<string[]> {
  if (all.length === 0) return []
  const rows = all.map((told) => ({ learnerId: newId(), told }))
  await ctx.db
    .insertInto('learner')
    .values(
      rows.map(
        ({ learnerId, told: { givenNames, familyName, middleNames, nameKey, bornOn, sex, address, postcode } }) => ({
          ...{ id: learnerId, areaId: where.areaId, givenNames, familyName, middleNames, nameKey, bornOn, sex },
          ...{ legalGivenNames: givenNames, legalFamilyName: familyName, address, postcode },
          ...{ createdAt: ctx.now, updatedAt: ctx.now },
        }),
      ),
    )
    .execute()
  const numbers = rows.flatMap(({ learnerId, told: { uln, upn } }) => [
    ...(uln === null ? [] : [{ learnerId, kind: 'uln' as const, value: uln }]),
    ...(upn === null ? [] : [{ learnerId, kind: 'upn' as const, value: upn }]),
  ])
  if (numbers.length > 0)
    await ctx.db
      .insertInto('learnerIdentifier')
      .values(numbers.map((number) => ({ ...number, source: SOURCE, recordedAt: ctx.now })))
      .execute()
  const needs = rows.flatMap(({ learnerId, told: { ethnicity, sen } }) => [
    ...(ethnicity === null ? [] : [{ learnerId, kind: 'ethnicity', value: ethnicity }]),
    ...(sen === null ? [] : [{ learnerId, kind: 'sen', value: sen }]),
  ])
  if (needs.length > 0)
    await ctx.db
      .insertInto('learnerNeed')
      .values(needs.map((need) => ({ ...need, source: SOURCE, recordedAt: ctx.now })))
      .execute()
  const ids = rows.map(({ learnerId }) => learnerId)
  await remember(ctx, where, 'learner', 'added', ids)
  await takeOver(ctx, where, rows)
  return ids
}

const SOURCE = 'national return'

/** Takes over what is new of people: numbers, a newer activity, and what nobody had said of their needs. Who was touched is told. */
export async function takeOver(ctx: Context, where: Where, rows: readonly Row[]): Promise<string[]> {
  if (rows.length === 0) return []
  const touched = [
    ...(await takeNumbers(ctx, where, rows)),
    ...(await takeActivities(ctx, where, rows)),
    ...(await takeNeeds(ctx, where, rows)),
  ]
  return [...new Set(touched)]
}

// Our own counter goes on above the highest number that came in, so that none is given twice.
async function takeNumbers(ctx: Context, where: Where, rows: readonly Row[]) {
  const numbers = rows.flatMap(({ learnerId, told: { number } }) => (number === null ? [] : [{ learnerId, number }]))
  if (numbers.length === 0) return []
  const taken = await ctx.db
    .insertInto('nccisIdentifier')
    .values(numbers.map((one) => ({ ...one, source: 'file', givenAt: ctx.now })))
    .onConflict((conflict) => conflict.column('number').doNothing())
    .returning(['id', 'learnerId'])
    .execute()
  await sql`
    insert into nccis_counter (database_code, last_number)
    select left(number, 3), max(substr(number, 4)::bigint) from unnest(${numbers.map(({ number }) => number)}::text[]) as came (number)
    group by 1 order by 1
    on conflict (database_code) do update set last_number = greatest(nccis_counter.last_number, excluded.last_number)`.execute(
    ctx.db,
  )
  await remember(
    ctx,
    where,
    'nccis-identifier',
    'added',
    taken.map(({ id }) => id),
  )
  return taken.map(({ learnerId }) => learnerId)
}

/** What an adviser has said since is newer than the file, and stays. */
async function takeActivities(ctx: Context, where: Where, rows: readonly Row[]) {
  const told = rows.flatMap(({ learnerId, told: { activity } }) => (activity ? [{ learnerId, ...activity }] : []))
  if (told.length === 0) return []
  const { rows: newer } = await sql<{ learnerId: string; currentId: string | null }>`
    select told."learnerId", current.id as "currentId"
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told ("learnerId" uuid, "verifiedOn" date)
    left join activity current on current.learner_id = told."learnerId" and current.status = 'confirmed' and current.ended_at is null
    where current.id is null or current.verified_on < told."verifiedOn"`.execute(ctx.db)
  const ids = new Set(newer.map(({ learnerId }) => learnerId))
  const ended = newer.flatMap(({ currentId }) => currentId ?? [])
  if (ended.length > 0)
    await ctx.db.updateTable('activity').set({ endedAt: ctx.now }).where('id', 'in', ended).execute()
  const added = told.filter(({ learnerId }) => ids.has(learnerId)).map((one) => ({ id: newId(), ...one }))
  if (added.length > 0)
    await ctx.db
      .insertInto('activity')
      .values(
        added.map((one) => ({
          ...one,
          ...{ status: 'confirmed', source: 'file', recordedById: ctx.actor.id, recordedAt: ctx.now },
        })),
      )
      .execute()
  await remember(ctx, where, 'activity', 'changed', ended)
  await remember(
    ctx,
    where,
    'activity',
    'added',
    added.map(({ id }) => id),
  )
  return [...ids]
}

async function takeNeeds(ctx: Context, where: Where, rows: readonly Row[]) {
  const today = londonDay(ctx.now)
  const levels = rows.flatMap(({ learnerId, told: { level } }) => (level === null ? [] : [{ learnerId, level }]))
  const { rows: newLevels } = await sql<Added>`
    insert into level_of_need (learner_id, level, from_on, recorded_by_id, recorded_at)
    select told."learnerId", told.level, ${today}, ${ctx.actor.id}, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(levels)}::jsonb) as told ("learnerId" uuid, level int)
    where not exists (select from level_of_need own where own.learner_id = told."learnerId" and own.until_on is null)
    returning id, learner_id as "learnerId"`.execute(ctx.db)
  const codes = rows.flatMap(({ learnerId, told: { characteristics } }) =>
    [...new Set(characteristics)].map((code) => ({ learnerId, code })),
  )
  const { rows: newCodes } = await sql<Added>`
    insert into learner_characteristic (learner_id, code, from_on, recorded_by_id, recorded_at)
    select told."learnerId", told.code, ${today}, ${ctx.actor.id}, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(codes)}::jsonb) as told ("learnerId" uuid, code text)
    where not exists (select from learner_characteristic own
      where own.learner_id = told."learnerId" and own.code = told.code and own.until_on is null)
    returning id, learner_id as "learnerId"`.execute(ctx.db)
  await remember(
    ctx,
    where,
    'level-of-need',
    'added',
    newLevels.map(({ id }) => id),
  )
  await remember(
    ctx,
    where,
    'characteristic',
    'added',
    newCodes.map(({ id }) => id),
  )
  return [...newLevels, ...newCodes].map(({ learnerId }) => learnerId)
}

type Added = { id: string; learnerId: string }

async function remember(ctx: Context, { intakeId }: Where, noun: string, outcome: string, ids: readonly string[]) {
  if (ids.length === 0) return
  const rows = ids.map((recordId) => ({ intakeId, noun, outcome, recordId, before: '{}' }))
  await ctx.db.insertInto('intakeRow').values(rows).execute()
}
