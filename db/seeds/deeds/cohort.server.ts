import { importLearners } from '~/domain/learners/cohort.commands.server'
import type { Context } from '~/kit/context.server'
import type { PlacePlan } from '../county/organisations'
import { cohortFile, type Enrolled } from '../people/cohort-file'
import type { Files } from './files.server'
import { atOnce } from './play.server'
import type { World } from './world.server'

/** Every school sends its roll. */
export async function takeInCohorts(
  ctx: Context,
  world: World,
  rolls: ReadonlyMap<PlacePlan, Enrolled[]>,
  files: Files,
) {
  await atOnce(ctx, [...rolls], async ([school, roll]) => {
    if (school.urn === null) return
    const file = await files.received(`roll-${school.urn}-${ctx.now.getFullYear()}.csv`, cohortFile(roll))
    const report = await importLearners(ctx, { urn: school.urn, file })
    const isWhole = report.status === 'done' && report.counts.learners?.refused === 0
    if (!isWhole)
      throw new Error(
        `The roll of ${school.name} could not be taken in: ${report.findings.find(({ severity }) => severity === 'error')?.sentence}`,
      )
  })
  await world.learnLearners(ctx)
}

/** Those who finished Year 11 leave their schools at the end of the summer. */
export async function endYearEleven(ctx: Context, leftOn: string): Promise<void> {
  await ctx.db
    .updateTable('rollEntry')
    .set({ leftOn })
    .where('yearGroup', '=', 11)
    .where('leftOn', 'is', null)
    .execute()
}
