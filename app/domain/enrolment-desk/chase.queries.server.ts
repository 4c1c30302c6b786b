import { mustBeAllowed } from '~/access/guard.server'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { earliestStart } from './chase'

const AT_ONCE = 10_000
const SHOWN = 50

/** Confirmed places on courses that have begun lately, of whom nobody has been asked after. */
export async function begunWithout(ctx: Context, today: string) {
  const rows = await choicesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
    .leftJoin('enrolmentChase', 'enrolmentChase.choiceId', 'choice.id')
    .select(['choice.id', 'choice.learnerId', 'choice.providerId', 'courseRun.startsOn', 'cycle.areaId'])
    .where('choice.state', '=', 'place_confirmed')
    .where('courseRun.startsOn', '>=', earliestStart(today))
    .where('courseRun.startsOn', '<', today)
    .where('enrolmentChase.choiceId', 'is', null)
    .orderBy('courseRun.startsOn')
    .orderBy('choice.id')
    .limit(AT_ONCE)
    .execute()
  return rows.flatMap(({ startsOn, ...row }) => (startsOn === null ? [] : [{ ...row, startsOn }]))
}

/** Whom the provider should look for: asked after, and neither enrolled nor given up yet. */
export function notSeenYet(ctx: Context) {
  mustBeAllowed(ctx, 'enrolment.record', { providerId: ctx.actor.organisationId })
  return choicesVisibleTo(ctx)
    .innerJoin('enrolmentChase', 'enrolmentChase.choiceId', 'choice.id')
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['choice.id', 'learner.givenNames', 'learner.familyName', 'course.title as courseTitle'])
    .select('enrolmentChase.chasedAt')
    .where('choice.state', '=', 'place_confirmed')
    .orderBy('enrolmentChase.chasedAt')
    .orderBy('choice.id')
    .limit(SHOWN)
    .execute()
}
