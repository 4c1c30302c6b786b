import { sql, type Expression } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import {
  interventionsVisibleTo,
  progressLearnersVisibleTo,
  progressRisksVisibleTo,
  progressSubjectsVisibleTo,
} from '~/access/progress-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const SUBJECTS_AT_MOST = 60
const ENTRIES_AT_MOST = 30
const SAYINGS_SHOWN = 20
const INTERVENTIONS_SHOWN = 30

/** Whose progress it is. */
export async function findProgressLearner(ctx: Context, learnerId: string) {
  const learner = await progressLearnersVisibleTo(ctx)
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'learner.bornOn'])
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return orNotFound(learner, 'learner')
}

/** Everything that is said of how one learner gets on: subjects with their rounds, how much tutors worry, what is done about it. */
export async function findProgress(ctx: Context, learnerId: string) {
  const found = await progressLearnersVisibleTo(ctx)
    .select(['learner.id', 'learner.givenNames', 'learner.familyName'])
    .select((eb) => [
      jsonArrayFrom(subjectRows(ctx, eb.ref('learner.id'))).as('subjects'),
      jsonArrayFrom(
        progressRisksVisibleTo(ctx)
          .innerJoin('organisation', 'organisation.id', 'progressRisk.organisationId')
          .leftJoin('account', 'account.id', 'progressRisk.saidById')
          .select(['progressRisk.id', 'progressRisk.rating', 'progressRisk.note', 'progressRisk.saidOn'])
          .select(['progressRisk.organisationId', 'organisation.name as organisationName', 'account.name as by'])
          .where('progressRisk.learnerId', '=', eb.ref('learner.id'))
          .orderBy('progressRisk.saidAt', 'desc')
          .orderBy('progressRisk.id')
          .limit(SAYINGS_SHOWN),
      ).as('risks'),
      jsonArrayFrom(
        interventionRows(ctx)
          .where('intervention.learnerId', '=', eb.ref('learner.id'))
          .orderBy((by) => by('intervention.state', '=', 'closed'))
          .orderBy('intervention.startedOn', 'desc')
          .orderBy('intervention.id')
          .limit(INTERVENTIONS_SHOWN),
      ).as('interventions'),
    ])
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return orNotFound(found, 'learner')
}

export type FoundProgress = Awaited<ReturnType<typeof findProgress>>

/** The subjects of a learner with what each round says, the newest year first: part of a larger question. */
function subjectRows(ctx: Context, learnerId: Expression<string>) {
  return progressSubjectsVisibleTo(ctx)
    .innerJoin('organisation', 'organisation.id', 'progressSubject.organisationId')
    .select(['progressSubject.id', 'progressSubject.year', 'progressSubject.subject', 'progressSubject.scale'])
    .select(['progressSubject.target', 'progressSubject.targetSource', 'progressSubject.organisationId'])
    .select('organisation.name as organisationName')
    .select((eb) => [jsonArrayFrom(entryRows(ctx, eb.ref('progressSubject.id'))).as('entries')])
    .where('progressSubject.learnerId', '=', learnerId)
    .orderBy('progressSubject.year', 'desc')
    .orderBy('organisation.name')
    .orderBy('progressSubject.subject')
    .orderBy('progressSubject.id')
    .limit(SUBJECTS_AT_MOST)
}

// Effort in the words that the organisation had for it on the day.
const effortWord = (column: 'label' | 'learner_words') => sql<string | null>`(
  select ${sql.ref(column)} from effort_level word where word.level = entry.effort
    and (word.organisation_id is null or word.organisation_id = report_round.organisation_id)
    and entry.entered_at::date between word.valid_from and coalesce(word.valid_to, 'infinity')
  order by word.organisation_id nulls last limit 1)`

function entryRows(ctx: Context, subjectId: Expression<string>) {
  return ctx.db
    .selectFrom('progressEntry as entry')
    .innerJoin('reportRound', 'reportRound.id', 'entry.roundId')
    .select(['entry.roundId', 'reportRound.name as roundName', 'reportRound.opensOn', 'entry.grade', 'entry.effort'])
    .select(['entry.comment', 'entry.isLate'])
    .select([effortWord('label').as('effortLabel'), effortWord('learner_words').as('effortWords')])
    .where('entry.subjectId', '=', subjectId)
    .orderBy('reportRound.opensOn')
    .orderBy('reportRound.id')
    .limit(ENTRIES_AT_MOST)
}

/** What is done about worries, with who sees to it. */
export function interventionRows(ctx: Context) {
  return interventionsVisibleTo(ctx)
    .innerJoin('reason', 'reason.id', 'intervention.kindId')
    .innerJoin('organisation', 'organisation.id', 'intervention.organisationId')
    .innerJoin('account as owner', 'owner.id', 'intervention.ownerId')
    .select(['intervention.id', 'intervention.learnerId', 'intervention.organisationId', 'intervention.state'])
    .select(['intervention.startedOn', 'intervention.lookAgainOn', 'intervention.detail', 'intervention.outcome'])
    .select(['intervention.note', 'intervention.ownerId', 'intervention.version', 'reason.label as kind'])
    .select(['owner.name as owner', 'organisation.name as organisationName'])
}
