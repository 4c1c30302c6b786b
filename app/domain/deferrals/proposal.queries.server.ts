import { choicesVisibleTo } from '~/access/scopes.server'
import { canMove } from '~/domain/applications/choice'
import { startWords } from '~/domain/courses/course-run'
import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { addWorkingDays } from '~/domain/cycles/working-day'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { ANSWER_REMINDER_DAYS } from './deferral'

const AT_ONCE = 2000
const AREAS_AT_MOST = 100

/** The question that waits on a choice, for the deeds about it. */
export function openProposal(ctx: Context, choiceId: string) {
  return ctx.db
    .selectFrom('deferralProposal')
    .select(['id', 'toRunId', 'message', 'proposedById', 'answerBy'])
    .where('choiceId', '=', choiceId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
}

export type OpenProposal = NonNullable<Awaited<ReturnType<typeof openProposal>>>

/** The question as it stands on a page: which start, what was said with it, and the last day; null where nothing is asked. */
export async function findProposal(ctx: Context, choiceId: string) {
  const row = await choicesVisibleTo(ctx)
    .innerJoin('deferralProposal as proposal', 'proposal.choiceId', 'choice.id')
    .innerJoin('courseRun', 'courseRun.id', 'proposal.toRunId')
    .select(['proposal.id', 'proposal.message', 'proposal.answerBy', 'choice.state', 'choice.version'])
    .select(['courseRun.startsOn', 'courseRun.startPrecision', 'courseRun.startText'])
    .where('choice.id', '=', choiceId)
    .where('proposal.endedAt', 'is', null)
    .executeTakeFirst()
  if (!row || !canMove(row.state, 'defer')) return null
  const { id, message, answerBy, version } = row
  return { id, message, answerBy, version, start: startWords(row) }
}

export type Proposal = NonNullable<Awaited<ReturnType<typeof findProposal>>>

/** A question for the letters about it, whatever became of it. */
export function findProposalForLetter(ctx: Context, proposalId: string) {
  return ctx.db
    .selectFrom('deferralProposal as proposal')
    .innerJoin('courseRun', 'courseRun.id', 'proposal.toRunId')
    .select(['proposal.id', 'proposal.choiceId', 'proposal.message', 'proposal.answerBy', 'proposal.outcome'])
    .select(['courseRun.startsOn', 'courseRun.startPrecision', 'courseRun.startText'])
    .where('proposal.id', '=', proposalId)
    .executeTakeFirst()
}

/** The open questions whose last day is near, in each area's own working days. */
export async function proposalsToRemind(ctx: Context): Promise<string[]> {
  const areas = await ctx.db.selectFrom('area').select('id').orderBy('id').limit(AREAS_AT_MOST).execute()
  const found = await Promise.all(areas.map(({ id }) => nearIn(ctx, id)))
  return found.flat().map(({ id }) => id)
}

async function nearIn(ctx: Context, areaId: string) {
  const today = londonDay(ctx.now)
  return ctx.db
    .selectFrom('deferralProposal as proposal')
    .innerJoin('choice', 'choice.id', 'proposal.choiceId')
    .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
    .select('proposal.id')
    .where('cycle.areaId', '=', areaId)
    .where('proposal.endedAt', 'is', null)
    .where('proposal.answerBy', '>=', today)
    .where('proposal.answerBy', '<=', addWorkingDays(today, ANSWER_REMINDER_DAYS, await closuresOf(ctx, areaId)))
    .orderBy('proposal.answerBy')
    .orderBy('proposal.id')
    .limit(AT_ONCE)
    .execute()
}

/** The choices whose question should have been answered by now. */
export async function choicesToLapse(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('deferralProposal')
    .select('choiceId')
    .where('endedAt', 'is', null)
    .where('answerBy', '<', londonDay(ctx.now))
    .orderBy('answerBy')
    .orderBy('choiceId')
    .limit(AT_ONCE)
    .execute()
  return rows.map(({ choiceId }) => choiceId)
}
