import { mustBeAllowed } from '~/access/guard.server'
import { choicesVisibleTo } from '~/access/scopes.server'
import { fullName } from '~/domain/learners/learner'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { asksSupport } from './case'
import { courseAt } from './case-shown'
import { casesOfLearner, findLearnerForCase } from './case.queries.server'
import { caseTags } from './case.words'
import { panelsOf } from './panel.queries.server'
import { fillWords } from './shared-run'
import { sharedRunsOf } from './shared-run.queries.server'

/** What a page shows on which a learner is put forward: the panel that is meant, what may be wished for, and what is open already. */
export async function caseToBegin(ctx: Context, learnerId: string, asked: string | null) {
  const learner = await findLearnerForCase(ctx, learnerId)
  mustBeAllowed(ctx, 'case.put-forward', { areaId: ctx.actor.areaId })
  const panels = await panelsOf(ctx)
  const panel = panels.find(({ id }) => id === asked) ?? panels[0]
  const runs = panel ? await sharedRunsOf(ctx, panel.id) : []
  const open = await casesOfLearner(ctx, learner.id)
  const today = londonDay(ctx.now)
  return {
    name: fullName(learner),
    school: learner.school,
    mayAskSupport: asksSupport(ctx.actor),
    panel: panel ? { id: panel.id, name: panel.name } : null,
    others: panels.filter((one) => one !== panel).map(({ id, name }) => ({ id, name })),
    open: open.map(({ id, state, wishes }) => ({
      id,
      text: `${caseTags[state].text}: ${wishes.map(courseAt).join('; ')}`,
    })),
    runs: runs
      .filter((run) => run.untilOn > today && run.hostId !== learner.schoolId)
      .map((run) => ({
        value: run.id,
        text: `${courseAt(run)}: ${run.blocks.map(({ name }) => name).join(', ')} (${fillWords(run)})`,
      })),
  }
}

/** The panel that is meant for a learner one may put forward, or the first of the area. */
export async function panelMeant(ctx: Context, learnerId: string, asked: string | null): Promise<string> {
  await findLearnerForCase(ctx, learnerId)
  const panels = await panelsOf(ctx)
  const panel = panels.find(({ id }) => id === asked) ?? panels[0]
  if (!panel) throw new Refusal('no-panel', 'Your area has no panel yet.')
  return panel.id
}

/** Whose application a provider looks at when it puts somebody forward. */
export async function learnerOfChoice(ctx: Context, choiceId: string): Promise<string> {
  const found = await choicesVisibleTo(ctx)
    .select('choice.learnerId')
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  return orNotFound(found, 'choice').learnerId
}
