import { sql } from 'kysely'
import { progressSubjectsVisibleTo } from '~/access/progress-scopes.server'
import type { Context } from '~/kit/context.server'
import type { FoundRound } from './round.queries.server'

const ROWS_AT_MOST = 50_000

/** Everything that was entered in a round, by name and subject. */
export function rowsOfRound(ctx: Context, { id, organisationId }: FoundRound) {
  return progressSubjectsVisibleTo(ctx)
    .innerJoin('progressEntry as entry', 'entry.subjectId', 'progressSubject.id')
    .innerJoin('learner', 'learner.id', 'progressSubject.learnerId')
    .select(['learner.givenNames', 'learner.familyName', 'progressSubject.subject', 'progressSubject.scale'])
    .select(['progressSubject.target', 'entry.grade', 'entry.effort', 'entry.comment', 'entry.isLate'])
    .select(
      sql<string | null>`(select number.value from learner_identifier number where number.learner_id = learner.id
        and number.kind = 'uln' and number.superseded_at is null limit 1)`.as('uln'),
    )
    .where('entry.roundId', '=', id)
    .where('progressSubject.organisationId', '=', organisationId)
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('learner.id')
    .orderBy('progressSubject.subject')
    .orderBy('progressSubject.id')
    .limit(ROWS_AT_MOST)
    .execute()
}
