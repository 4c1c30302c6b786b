import type { Context } from '~/kit/context.server'
import { findSheet, profileOf } from '../applications/application.queries.server'
import { isLateRound } from '../applications/application'
import { gapsIn, taskList } from '../applications/section'
import { settingsOf } from '../areas/area.queries.server'
import { currentCycle, publicDatesOf } from '../cycles/cycle.queries.server'
import { referenceStates } from '../references/reference'

/** Everything on the learner's one status page: each choice with its dates, how far the form is, and the days to know. */
export async function findStatus(ctx: Context, learnerId: string) {
  const sheet = await findSheet(ctx, learnerId)
  const cycle = await currentCycle(ctx, sheet.learner.areaId)
  const profile = profileOf(sheet, sheet.choices)
  return {
    name: sheet.learner.givenNames,
    reference: sheet.application?.firstSentAt ? sheet.application.reference : null,
    choices: sheet.choices.map((choice) => ({ ...choice, closesOn: cycle.dates['applications-close'] ?? null })),
    kept: sheet.kept,
    schoolReference: referenceStates.find((state) => state === sheet.schoolReference) ?? null,
    isLate: isLateRound(cycle, ctx.now),
    gaps: gapsIn(profile).length,
    sections: taskList(profile).length,
    dates: await publicDatesOf(ctx, cycle.id),
    settings: await settingsOf(ctx, sheet.learner.areaId),
  }
}

export type Status = Awaited<ReturnType<typeof findStatus>>
