import { importCourses } from '~/domain/catalogues/catalogue.commands.server'
import type { Context } from '~/kit/context.server'
import type { CoursePlan } from '../courses/course-plan'
import { catalogueFile } from '../courses/xcri'
import type { PlacePlan } from '../county/organisations'
import type { Files } from './files.server'
import { atOnce } from './play.server'
import type { World } from './world.server'

/** Every provider publishes its courses for one cycle: what it no longer names is withdrawn. */
export async function publishCourses(
  ctx: Context,
  world: World,
  courses: readonly CoursePlan[],
  cycleYear: number,
  files: Files,
): Promise<void> {
  const byPlace = new Map<PlacePlan, CoursePlan[]>()
  for (const course of courses) {
    const own = byPlace.get(course.place)
    if (own) own.push(course)
    else byPlace.set(course.place, [course])
  }
  await atOnce(ctx, [...byPlace], async ([place, own]) => {
    const file = await files.received(`courses-${place.ukprn}-${cycleYear}.xml`, catalogueFile(place, own, cycleYear))
    const report = await importCourses(ctx, file, { ukprn: place.ukprn, mayRemoveMany: true })
    if (report.status !== 'done')
      throw new Error(`The courses of ${place.name} could not be taken in: ${report.findings[0]?.sentence}`)
  })
  await world.learnRuns(ctx)
}
