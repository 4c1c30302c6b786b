import { sql } from 'kysely'
import { progressLearnersVisibleTo } from '~/access/progress-scopes.server'
import type { Context } from '~/kit/context.server'
import type { OnRoll } from '~/domain/predictions/roll-index'
import type { Taught } from './entry-run'
import { taught } from './grid.queries.server'
import type { FoundRound } from './round.queries.server'

const LEARNERS_AT_MOST = 20_000
const SUBJECTS_AT_MOST = 100_000

/** Everybody of whom the viewer may write, with the numbers and names that a file may know them by. */
export async function rollOfProgress(ctx: Context): Promise<OnRoll[]> {
  const rows = await progressLearnersVisibleTo(ctx)
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .select(['learner.id', 'learner.bornOn', 'rollEntry.form', 'learner.givenNames', 'learner.familyName'])
    .select(['learner.legalGivenNames', 'learner.legalFamilyName'])
    .select([numbers('upn'), numbers('uln'), numbers('admission-number')])
    .orderBy('learner.id')
    .limit(LEARNERS_AT_MOST)
    .execute()
  return rows.map(({ upn, uln, legalGivenNames, legalFamilyName, givenNames, familyName, ...row }) => ({
    ...{ id: row.id, bornOn: row.bornOn, form: row.form, upns: upn, ulns: uln },
    admissionNumbers: row['admission-number'],
    names: [
      { familyName, givenNames },
      { familyName: legalFamilyName ?? familyName, givenNames: legalGivenNames ?? givenNames },
    ],
  }))
}

function numbers<K extends 'upn' | 'uln' | 'admission-number'>(kind: K) {
  return sql<string[]>`array(select number.value from learner_identifier number
    where number.learner_id = learner.id and number.kind = ${kind} and number.superseded_at is null)`.as(kind)
}

/** What each learner may be reported on in a round, by learner: the courses they are on, or the subjects of before. */
export async function taughtIn(ctx: Context, round: FoundRound, isSchool: boolean) {
  const rows = isSchool ? await subjectsOfYear(ctx, round) : await coursesOf(ctx, round)
  return Map.groupBy(rows, ({ learnerId }) => learnerId)
}

function coursesOf(ctx: Context, { organisationId, year }: FoundRound): Promise<Taught[]> {
  return taught(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'taught.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('progressSubject as subject', (join) =>
      join
        .onRef('subject.learnerId', '=', 'taught.learnerId')
        .onRef('subject.courseRunId', '=', 'taught.courseRunId')
        .on('subject.organisationId', '=', organisationId)
        .on('subject.year', '=', year),
    )
    .select(['taught.learnerId', 'taught.courseRunId', 'course.title', 'subject.scale'])
    .orderBy('taught.learnerId')
    .orderBy('taught.courseRunId')
    .limit(SUBJECTS_AT_MOST)
    .execute()
}

function subjectsOfYear(ctx: Context, { organisationId, year }: FoundRound): Promise<Taught[]> {
  return ctx.db
    .selectFrom('progressSubject')
    .select(['learnerId', 'courseRunId', 'subject as title', 'scale'])
    .where('organisationId', '=', organisationId)
    .where('year', '=', year)
    .orderBy('learnerId')
    .orderBy('id')
    .limit(SUBJECTS_AT_MOST)
    .execute()
}
