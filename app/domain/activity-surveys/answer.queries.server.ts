import { linksThatWork } from '~/access/leaver-scopes.server'
import type { Context } from '~/kit/context.server'
import { hashed } from '~/kit/chance.server'
import { codeKey } from '../accounts/account'

/** What a link leads to; undefined for one that was never made, or was taken away. */
export function findLink(ctx: Context, code: string) {
  return linksThatWork(ctx)
    .innerJoin('activitySurveyPerson as person', 'person.id', 'link.personId')
    .innerJoin('activitySurvey as survey', 'survey.id', 'person.surveyId')
    .innerJoin('learner', 'learner.id', 'person.learnerId')
    .innerJoin('area', 'area.id', 'survey.areaId')
    .select(['link.id', 'person.id as personId', 'person.learnerId', 'learner.bornOn', 'survey.id as surveyId'])
    .select(['survey.areaId', 'survey.referenceOn', 'survey.closesOn', 'survey.state', 'area.name as areaName'])
    .where('link.codeHash', '=', hashed(codeKey(code)))
    .where('learner.mergedIntoId', 'is', null)
    .whereRef('learner.areaId', '=', 'survey.areaId')
    .executeTakeFirst()
}
