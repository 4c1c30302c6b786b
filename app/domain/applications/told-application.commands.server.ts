import { sql } from 'kysely'
import { recordAll } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import type { OutsideState } from './outside-application'

/** An application by a provider’s own form, as the provider tells of it. */
export type ToldEntry = {
  id: string
  learnerId: string
  key: string
  reference: string
  title: string
  state: OutsideState
}

type Teller = { id: string; name: string }

/** Writes what a provider tells of: new ones are added, known ones changed. What a learner has denied stays as it is. */
export async function writeTold(
  ctx: Context,
  { cycleId, teller, entries }: { cycleId: string; teller: Teller; entries: readonly (ToldEntry & { was: unknown })[] },
): Promise<void> {
  if (entries.length === 0) return
  await sql`
    insert into outside_application (id, learner_id, cycle_id, kind, organisation_name, title, state, told_by_id, told_key,
      told_reference, recorded_by_id, created_at, changed_at)
    select told.id, told."learnerId", ${cycleId}, 'own-form', ${teller.name}, told.title, told.state, ${teller.id}, told.key,
      nullif(told.reference, ''), ${ctx.actor.id}, ${ctx.now}, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as told (id uuid, "learnerId" uuid, title text, state text, key text, reference text)
    on conflict (told_by_id, cycle_id, learner_id, told_key) where told_by_id is not null do update
      set title = excluded.title, state = excluded.state, version = outside_application.version + 1,
        changed_at = excluded.changed_at
      where outside_application.denied_at is null`.execute(ctx.db)
  await recordAll(
    ctx,
    entries.map(({ id, learnerId, title, state, was }) => ({
      action: 'outside-application.told',
      subject: { type: 'outside-application', id, learnerId, organisationId: teller.id },
      particulars: { title, state, by: teller.name, isNew: was === null },
    })),
  )
}

/** Takes back what a provider told: what is as it was told goes, or is as it was before. Answers with those taken back. */
export async function takeBackTold(
  ctx: Context,
  entries: readonly { id: string; title: string; state: string; was: { title: string; state: string } | null }[],
) {
  const sheet = sql`jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
    as told (id uuid, title text, state text, was jsonb)`
  const asTold = sql`entry.id = told.id and entry.title = told.title and entry.state = told.state
    and entry.denied_at is null`
  const changed = await sql<{ id: string; learnerId: string; title: string }>`
    update outside_application entry
    set title = told.was ->> 'title', state = told.was ->> 'state', version = entry.version + 1, changed_at = ${ctx.now}
    from ${sheet} where ${asTold} and jsonb_typeof(told.was) = 'object'
    returning entry.id, entry.learner_id as "learnerId", entry.title`.execute(ctx.db)
  const gone = await sql<{ id: string; learnerId: string; title: string }>`
    delete from outside_application entry using ${sheet} where ${asTold} and coalesce(jsonb_typeof(told.was), 'null') = 'null'
    returning entry.id, entry.learner_id as "learnerId", entry.title`.execute(ctx.db)
  const all = [...changed.rows, ...gone.rows]
  await recordAll(
    ctx,
    all.map(({ id, learnerId, title }) => ({
      action: 'outside-application.told-undone',
      subject: { type: 'outside-application', id, learnerId },
      particulars: { title },
    })),
  )
  return all.length
}
