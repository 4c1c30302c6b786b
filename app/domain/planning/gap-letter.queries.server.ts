import { admissionsStaff } from '~/access/roles'
import { courseGapsVisibleTo } from '~/access/planning-scopes.server'
import { managersOf } from '~/domain/accounts/people.queries.server'
import { admissionsRecipients } from '~/domain/applications/recipient.queries.server'
import { areaWordsFrom } from '~/domain/courses/area-word'
import { wordRowsOf } from '~/domain/courses/area-word.queries.server'
import type { Context } from '~/kit/context.server'
import { gapName } from './course-gap.words'

/** What a provider is asked to see to, as long as it still is: nothing once it was handed on, answered or settled. */
export async function askedGap(ctx: Context, gapId: string, providerId: string) {
  const gap = await courseGapsVisibleTo(ctx)
    .innerJoin('area', 'area.id', 'courseGap.areaId')
    .innerJoin('organisation as house', 'house.id', 'courseGap.ownerOrganisationId')
    .select(['courseGap.areaId', 'courseGap.subjectCode', 'courseGap.level', 'courseGap.outcode'])
    .select(['courseGap.nextStep', 'courseGap.dueOn', 'area.name as area', 'house.name as provider'])
    .where('courseGap.id', '=', gapId)
    .where('courseGap.ownerOrganisationId', '=', providerId)
    .where('courseGap.state', '=', 'open')
    .where('house.closedOn', 'is', null)
    .executeTakeFirst()
  if (!gap) return null
  const { areaId, subjectCode, level, outcode, ...told } = gap
  const local = areaWordsFrom(await wordRowsOf(ctx, areaId))
  return { ...told, missing: gapName(local, { subjectCode, level, outcode }) }
}

/** Who looks after a provider’s courses and may answer; where nobody has that right, whoever answers its applicants. */
export async function whoLooksAfterCourses(ctx: Context, providerId: string) {
  const managers = await managersOf(ctx, providerId)
  const answering = managers.filter(({ role }) => admissionsStaff.some((one) => one === role))
  return answering.length > 0 ? answering : admissionsRecipients(ctx, providerId)
}
