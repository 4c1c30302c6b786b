import { sql } from 'kysely'
import { progressLearnersVisibleTo } from '~/access/progress-scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { isToStudy } from './must-study'
import { mustStudyOf } from './must-study.queries.server'
import type { ProgressList } from './progress.schemas'
import { schoolYear } from './round'
import { mayWatch } from './round.queries.server'
import { gradesOn, scaleNames } from './scale'

export const LEARNERS_A_PAGE = 50
const CONCERNED_AT_MOST = 3000

/** One page of the learners whose progress the viewer reads, with what their reports of this year come to. */
export async function progressList(ctx: Context, { list, page }: { list: ProgressList; page: number }) {
  const rows = listed(ctx)
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('learner.id')
    .limit(LEARNERS_A_PAGE + 1)
  const skip = (page - 1) * LEARNERS_A_PAGE
  if (list === 'below') return rows.where('told.below', '>', 0).offset(skip).execute()
  if (list === 'risk')
    return rows
      .where(sql<string>`said.worst`, 'in', ['amber', 'red'])
      .offset(skip)
      .execute()
  if (list === 'all') return rows.offset(skip).execute()
  const ids = (await toStudy(ctx)).slice(skip, skip + LEARNERS_A_PAGE + 1)
  return ids.length === 0 ? [] : rows.where('learner.id', 'in', ids).execute()
}

export type ListedLearner = Awaited<ReturnType<typeof progressList>>[number]

/** Who has something to study, by name. */
async function toStudy(ctx: Context): Promise<string[]> {
  const learners = await progressLearnersVisibleTo(ctx)
    .select('learner.id')
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('learner.id')
    .limit(CONCERNED_AT_MOST)
    .execute()
  const ids = learners.map(({ id }) => id)
  const judged = await mustStudyOf(ctx, ids)
  return ids.filter((id) => judged.get(id)?.some(isToStudy) === true)
}

const scales = JSON.stringify(Object.fromEntries(scaleNames.map((name) => [name, gradesOn(name)])))

function listed(ctx: Context) {
  const year = schoolYear(londonDay(ctx.now))
  const isWatched = mayWatch(ctx)
  return progressLearnersVisibleTo(ctx)
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoinLateral(
      sql<{ subjects: number; below: number; titles: string[] }>`(
        select count(*)::int as subjects,
          count(*) filter (where array_position(scale.grades, newest.grade) > array_position(scale.grades, subject.target))::int as below,
          coalesce(array_agg(subject.subject), '{}') as titles
        from progress_subject subject
        left join (select key, array(select json_array_elements_text(value)) as grades from json_each(${scales}::json))
          as scale on scale.key = subject.scale
        left join lateral (select entry.grade from progress_entry entry
          join report_round round on round.id = entry.round_id
          where entry.subject_id = subject.id and entry.grade is not null
          order by round.opens_on desc, round.id limit 1) newest on true
        where subject.learner_id = learner.id and subject.year = ${year})`.as('told'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      sql<{ worst: string | null }>`(
        select case max(case newest.rating when 'red' then 3 when 'amber' then 2 else 1 end)
          when 3 then 'red' when 2 then 'amber' when 1 then 'green' end as worst
        from (select distinct on (risk.organisation_id) risk.rating from progress_risk risk
          where risk.learner_id = learner.id and risk.year = ${year} and ${isWatched}
          order by risk.organisation_id, risk.said_at desc) newest)`.as('said'),
      (join) => join.onTrue(),
    )
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'rollEntry.form'])
    .select('said.worst')
    .select([
      sql<number>`told.subjects`.as('subjects'),
      sql<number>`told.below`.as('below'),
      sql<string[]>`told.titles`.as('titles'),
      sql<number>`(select count(*)::int from intervention where intervention.learner_id = learner.id
        and intervention.state <> 'closed' and ${isWatched})`.as('interventions'),
      sql<number>`(select count(*)::int from attendance_alert alert where alert.learner_id = learner.id
        and alert.closed_on is null and ${isWatched})`.as('alerts'),
    ])
}
