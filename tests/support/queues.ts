import { sql, type Kysely } from 'kysely'
import type { DB } from '#db/schema'
import type { ChoiceWithAll } from './admissions'

/** So many more learners of the same school who have sent an application for the same course, written in one statement each. */
export async function manyApplicants(
  db: Kysely<DB>,
  { town, runId, providerId }: Pick<ChoiceWithAll, 'town' | 'runId' | 'providerId'>,
  count: number,
  state = 'submitted',
): Promise<string[]> {
  const { rows: learners } = await sql<{ id: string }>`
    insert into learner (area_id, given_names, family_name, legal_given_names, name_key, born_on, email)
    select ${town.areaId}, 'Joel ' || n, 'Ncube', 'Joel ' || n, 'ncube joel ' || n, '2011-03-27', gen_random_uuid() || '@example.org'
    from generate_series(1, ${count}::int) n returning id`.execute(db)
  const ids = `{${learners.map(({ id }) => id).join(',')}}`
  await sql`insert into roll_entry (learner_id, school_id, year_group, form, recorded_at)
    select id, ${town.schoolId}, 11, '11B', now() from unnest(${ids}::uuid[]) id`.execute(db)
  await sql`insert into application (learner_id, cycle_id, reference, first_sent_at, created_at, updated_at)
    select id, ${town.cycleId}, upper(left(id::text, 8)), '2026-11-20T09:00:00Z', '2026-11-20T09:00:00Z', '2026-11-20T09:00:00Z'
    from unnest(${ids}::uuid[]) id`.execute(db)
  const { rows } = await sql<{ id: string }>`
    insert into choice (application_id, learner_id, cycle_id, course_run_id, provider_id, state, preference, sent_at, answer_by, created_at, changed_at, snapshot)
    select application.id, learner_id, cycle_id, ${runId}, ${providerId}, ${state}::choice_state, 1, '2026-11-20T09:00:00Z',
      '2026-12-18', '2026-11-20T09:00:00Z', '2026-11-20T09:00:00Z', (select snapshot from choice where course_run_id = ${runId} and snapshot is not null limit 1)
    from application where learner_id = any (${ids}::uuid[]) order by application.id returning id`.execute(db)
  return rows.map(({ id }) => id)
}
