import { importEstablishments } from '~/domain/accounts/establishment.commands.server'
import { importLearners } from '~/domain/learners/cohort.commands.server'
import { refreshLists } from '~/domain/out-of-area/refresh.commands.server'
import { updateActivity } from '~/domain/participation/activity.commands.server'
import { caseloadPage } from '~/domain/participation/caseload.queries.server'
import { endOfAcademicYear } from '~/domain/participation/currency'
import { systemContext, type Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import { neighbourGiasFile } from '../county/gias'
import { neighbourSchool } from '../county/neighbour'
import { cohortFile } from '../people/cohort-file'
import type { PupilPlan } from '../people/pupils'
import { onWeekday } from '../season'
import type { Plan } from '../story/plan'
import type { Files } from './files.server'
import { actingAs } from './play.server'
import { adviserForm } from './staff.server'
import type { World } from './world.server'

/** So many are on each list of who learns elsewhere. */
const ON_A_LIST = 2

/**
 * A school of the next county tells of two pupils who live there, before a school of this one has them on its roll: they learn here and live
 * elsewhere.
 */
export async function comeOverTheBorder(ctx: Context, plan: Plan, files: Files) {
  await importEstablishments(ctx, await files.received('gias-wendshire.csv', neighbourGiasFile(neighbourSchool)))
  await goToNeighbour(ctx, comingOver(plan), files)
}

/**
 * Of Year 11 who have applied nowhere, two are taught at home and two go to the school over the border; the lists of who learns elsewhere
 * stand as of last night.
 */
export async function learnElsewhere(base: Context, world: World, plan: Plan, files: Files) {
  const { season, thisYear } = plan
  const at = londonMoment(onWeekday(addDays(season.today, -1)), '16:00:00')
  const adviser = actingAs(base, world.colleague('marlshire-connexions', 'adviser', adviserForm(0)), at)
  const { rows } = await caseloadPage(adviser, { worklist: 'not-applied' })
  const came = new Set(comingOver(plan).map(({ upn }) => upn))
  const pupils = new Map(thisYear.map(({ pupil }) => [world.learner(pupil.upn).id, pupil]))
  const ours = rows.flatMap(({ learnerId, form }) => {
    const pupil = pupils.get(learnerId)
    return pupil && form?.startsWith('11') && !came.has(pupil.upn) ? [{ learnerId, pupil }] : []
  })
  for (const { learnerId } of ours.slice(-ON_A_LIST))
    await updateActivity(adviser, learnerId, {
      ...{ code: '120', startedOn: season.termBegan, verifiedOn: addDays(season.termBegan, 20), reviewOn: null },
      predictedEndOn: endOfAcademicYear(season.termBegan),
    })
  const going = ours.slice(-2 * ON_A_LIST, -ON_A_LIST).map(({ pupil }) => pupil)
  await goToNeighbour(systemContext(base.db, at), going, files)
  await refreshLists(systemContext(base.db, at), world.areaId)
}

/** The last two of Year 11, in the order of the plan, who have not begun to apply. */
function comingOver({ thisYear }: Plan): PupilPlan[] {
  return thisYear
    .filter(({ fate }) => fate.effort === 'nothing')
    .slice(-ON_A_LIST)
    .map(({ pupil }) => pupil)
}

async function goToNeighbour(ctx: Context, pupils: readonly PupilPlan[], files: Files) {
  const { urn } = neighbourSchool
  const rows = pupils.map((pupil) => ({ pupil, yearGroup: 11 as const, form: '11A' }))
  const file = await files.received(`roll-${urn}-${ctx.now.getTime()}.csv`, cohortFile(rows))
  const { status, counts, findings } = await importLearners(ctx, { urn, file })
  if (status !== 'done' || counts.learners?.refused !== 0)
    throw new Error(`The roll of ${neighbourSchool.name} could not be taken in: ${findings[0]?.sentence}`)
}
