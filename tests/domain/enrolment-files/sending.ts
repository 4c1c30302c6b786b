import { sql, type Kysely } from 'kysely'
import { onTestFinished } from 'vitest'
import type { DB } from '#db/schema'
import { confirmEnrolments, previewEnrolments } from '~/domain/enrolment-files/enrolment-file.commands.server'
import type { ChoiceState } from '~/domain/applications/choice.states'
import type { Context } from '~/kit/context.server'
import { forgetUpload, keepBytes, keptTable } from '~/kit/uploads.server'
import { aCourseRun, anOfficerAt, FRIDAY, type ChoiceWithAll } from '#tests/support/admissions'

/** A day of term: the results are out, the census is to come. */
export const TERM = new Date('2027-09-07T09:00:00Z')

export function inTerm(choice: ChoiceWithAll): Context {
  return anOfficerAt(choice.officer.db, choice.providerId, choice.town, TERM)
}

export async function preview(ctx: Context, content: string, isAllOrNothing = false) {
  const keptAs = await keepBytes(pieces(content), 5_000_000)
  onTestFinished(() => forgetUpload(keptAs))
  return previewEnrolments(
    ctx,
    { keptAs, file: await keptTable(keptAs, 'starters.csv', 5_000_000) },
    { isAllOrNothing },
  )
}

/** Sends a file and says yes to what it would do. */
export async function send(ctx: Context, content: string, isAllOrNothing = false) {
  const seen = await preview(ctx, content, isAllOrNothing)
  return seen.status === 'dry-run' ? confirmEnrolments(ctx, seen.intakeId, { isIdentityDeclared: true }) : seen
}

async function* pieces(content: string) {
  yield Buffer.from(content)
}

/** Many learners of one course at once, in a state: Given1 Family1 and so on, all born on one day. */
export async function manyPlaces(
  db: Kysely<DB>,
  { town, providerId }: ChoiceWithAll,
  { from, to, state }: { from: number; to: number; state: ChoiceState },
) {
  const runId = await aCourseRun(db, providerId, { title: 'Many' })
  await sql`
    with person as (
      insert into learner (area_id, given_names, family_name, legal_given_names, name_key, born_on)
      select ${town.areaId}, 'Given' || n, 'Family' || n, 'Given' || n, 'family' || n || ' given' || n, '2011-03-27'
      from generate_series(${from}::int, ${to}::int) n returning id, given_names),
    form as (
      insert into application (learner_id, cycle_id, reference, created_at, updated_at)
      select id, ${town.cycleId}, upper(substr(md5(given_names), 1, 4) || '-' || substr(md5(given_names), 5, 4)), ${FRIDAY}, ${FRIDAY}
      from person returning id, learner_id)
    insert into choice (application_id, cycle_id, learner_id, provider_id, course_run_id, state, preference, sent_at, created_at, changed_at)
    select id, ${town.cycleId}, learner_id, ${providerId}, ${runId}, ${state}::choice_state, 1, ${FRIDAY}, ${FRIDAY}, ${FRIDAY}
    from form`.execute(db)
}
