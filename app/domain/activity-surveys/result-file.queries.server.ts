import { sql } from 'kysely'
import { activitySurveysVisibleTo } from '~/access/leaver-scopes.server'
import type { Context } from '~/kit/context.server'
import type { Cell } from '~/kit/csv'

const AT_ONCE = 1_000
const NOBODY = '00000000-0000-0000-0000-000000000000'

export const resultHeadings = [
  ...['YoungPersonsID', 'UniqueLearnerNo', 'UniquePupilNumber', 'FamilyName', 'GivenName', 'DOB', 'Gender', 'Postcode'],
  ...['LEACodeAtYear11', 'Year11Establishment', 'Year11EstablishmentName', 'IntendedDestinationYr11', 'ActivityCode'],
  ...['StartDate', 'DateAscertained', 'EstablishmentName', 'Source'],
] as const

/** The return of a closed survey, a line for each leaver in the order of ids: some at a time, so that any number may be written. */
export async function* resultLines(ctx: Context, surveyId: string): AsyncGenerator<Cell[]> {
  for (let after = NOBODY; ;) {
    const { rows } = await sql<{ learnerId: string; line: Cell[] }>`
      select result.learner_id, jsonb_build_array(
        coalesce((select number from nccis_identifier own where own.learner_id = learner.id order by own.given_at, own.id limit 1), ''),
        coalesce(${numberOf('uln')}, ''), coalesce(${numberOf('upn')}, ''), learner.legal_family_name, learner.legal_given_names,
        learner.born_on, case learner.sex when 'female' then 'F' when 'male' then 'M' else learner.sex end,
        case when learner.is_address_protected then '' else learner.postcode end,
        school.authority_code, school.laestab, school.name, leaver.intended_code, result.code, result.started_on, result.said_on,
        result.where_now, result.source) as line
      from activity_survey_result result
      join learner on learner.id = result.learner_id
      join activity_survey survey on survey.id = result.survey_id
      left join leaver on leaver.learner_id = result.learner_id and leaver.leaving_year = survey.leaving_year
      left join organisation school on school.id = result.school_id
      where result.survey_id in (${activitySurveysVisibleTo(ctx).select('activitySurvey.id').where('activitySurvey.id', '=', surveyId)})
        and result.learner_id > ${after}
      order by result.learner_id limit ${AT_ONCE}`.execute(ctx.db)
    for (const { line } of rows) yield line
    const last = rows.at(-1)
    if (rows.length < AT_ONCE || !last) return
    after = last.learnerId
  }
}

function numberOf(kind: 'uln' | 'upn') {
  return sql`(select number.value from learner_identifier number where number.learner_id = learner.id and number.kind = ${kind}
    and number.superseded_at is null order by number.recorded_at desc, number.id limit 1)`
}
