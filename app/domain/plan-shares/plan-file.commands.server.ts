import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { lockPlan, writePlanSection } from '../plans/plan.commands.server'
import { addStep, setTarget } from '../targets/target.commands.server'
import { targetsOf } from '../targets/target.queries.server'
import { planSections } from '../plans/plan'
import { readPlanFile } from './plan-file'

/**
 * The learner takes a plan in from a file: its words become the newest version of each part, what stood there is kept as an
 * earlier one; targets that are worked on and not here yet are set. A second time changes nothing.
 */
export function takePlanIn(ctx: Context, learnerId: string, text: string) {
  const file = readPlanFile(text)
  return inTransaction(ctx, async (ctx) => {
    await lockPlan(ctx, learnerId)
    mustBeAllowed(ctx, 'plan.write', { learnerId })
    const parts = planSections.filter((section) => file.sections[section] !== undefined)
    for (const section of parts)
      await writePlanSection(ctx, learnerId, section, { words: file.sections[section]?.words.trim() ?? '' })
    const today = londonDay(ctx.now)
    const held = new Set((await targetsOf(ctx, learnerId)).map(({ title, dueOn }) => `${dueOn} ${title}`))
    const wanted = file.targets.filter(
      ({ title, dueOn, state }) => state === 'active' && dueOn >= today && !held.has(`${dueOn} ${title}`),
    )
    for (const { steps, ...target } of wanted) {
      const targetId = await setTarget(ctx, learnerId, { ...target, by: 'day', version: undefined })
      for (const { what, owner, dueOn } of steps)
        await addStep(ctx, targetId, { what, owner, dueOn: dueOn !== null && dueOn < today ? null : dueOn })
    }
    const taken = { parts: parts.length, targets: wanted.length }
    await record(ctx, 'plan.taken-in', { type: 'learner', id: learnerId, learnerId }, taken)
    return taken
  })
}
