import { refreshLists } from '~/domain/out-of-area/refresh.commands.server'
import { updateActivity } from '~/domain/participation/activity.commands.server'
import { caseloadPage } from '~/domain/participation/caseload.queries.server'
import { endOfAcademicYear } from '~/domain/participation/currency'
import { systemContext, type Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import { onWeekday } from '../season'
import type { Plan } from '../story/plan'
import { actingAs } from './play.server'
import { adviserForm } from './staff.server'
import type { World } from './world.server'

const TAUGHT_AT_HOME = 2

/** Two of Year 11 who have applied nowhere are taught at home, and the lists of who learns elsewhere stand as of last night. */
export async function teachAtHome(base: Context, world: World, { season }: Plan) {
  const at = londonMoment(onWeekday(addDays(season.today, -1)), '16:00:00')
  const adviser = actingAs(base, world.colleague('marlshire-connexions', 'adviser', adviserForm(0)), at)
  const { rows } = await caseloadPage(adviser, { worklist: 'not-applied' })
  const pupils = rows.filter(({ form }) => form?.startsWith('11'))
  for (const { learnerId } of pupils.slice(-TAUGHT_AT_HOME))
    await updateActivity(adviser, learnerId, {
      ...{ code: '120', startedOn: season.termBegan, verifiedOn: addDays(season.termBegan, 20), reviewOn: null },
      predictedEndOn: endOfAcademicYear(season.termBegan),
    })
  await refreshLists(systemContext(base.db, at), world.areaId)
}
