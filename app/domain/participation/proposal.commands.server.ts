import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import {
  isOlderWord,
  refuseOddDays,
  refuseTooYoung,
  type ActivityEvidence,
  type ActivitySource,
  type ActivityTerms,
} from './activity'
import { confirm, daysOf, findCode, lockLearner, supersede } from './activity.commands.server'
import { activityCodes, currentOf } from './activity.queries.server'
import { endOfAcademicYear } from './currency'
import { findBegunPlacement, findProposal, ownActivities, seenInRegisters } from './proposal.queries.server'
import type { OwnActivityForm } from './proposal.schemas'

/** Confirms what something other than an adviser said. An adviser’s newer word is not undone by it. */
export function confirmProposal(ctx: Context, activityId: string) {
  return inTransaction(ctx, async (ctx) => {
    const { learnerId } = await findProposal(ctx, activityId)
    const learner = await lockLearner(ctx, learnerId)
    mustBeAllowed(ctx, 'activity.update', learner)
    const proposal = await findProposal(ctx, activityId)
    if (proposal.status !== 'proposed') throw new Refusal('changed-meanwhile', 'Somebody has seen to this meanwhile.')
    if (isOlderWord(proposal, (await currentOf(ctx, learnerId)) ?? undefined))
      throw new Refusal('older-word', 'What an adviser wrote down is newer than this.')
    const code = await findCode(ctx, proposal.code)
    refuseOddDays(proposal, code, londonDay(ctx.now))
    refuseTooYoung(code, proposal.startedOn, learner.bornOn)

    await supersede(ctx, learnerId)
    return confirm(ctx, learnerId, code, proposal, proposal)
  })
}

/** Confirms several, each by itself: what the rules say against one holds up none of the others. */
export async function confirmProposals(ctx: Context, activityIds: readonly string[]) {
  const left: string[] = []
  for (const id of activityIds) {
    try {
      await confirmProposal(ctx, id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      left.push(error.sentence)
    }
  }
  return { done: activityIds.length - left.length, left }
}

/** Sets a proposal aside: it is wrong, or says nothing new. */
export function refuseProposal(ctx: Context, activityId: string) {
  return inTransaction(ctx, async (ctx) => {
    const { learnerId } = await findProposal(ctx, activityId)
    mustBeAllowed(ctx, 'activity.update', await lockLearner(ctx, learnerId))
    const refused = await ctx.db
      .updateTable('activity')
      .set({ status: 'refused', endedAt: ctx.now })
      .where('id', '=', activityId)
      .where('status', '=', 'proposed')
      .returning(['code', 'source'])
      .executeTakeFirst()
    if (!refused) throw new Refusal('changed-meanwhile', 'Somebody has seen to this meanwhile.')
    await record(ctx, 'activity.set-aside', { type: 'learner', id: learnerId, learnerId }, refused)
  })
}

export type Proposed = ActivityTerms & {
  learnerId: string
  source: ActivitySource
  evidence: ActivityEvidence
  providerId: string | null
}

/**
 * Proposes what something other than an adviser says somebody does. Of one source only the newest waits; an adviser’s newer word
 * is not put in question.
 */
export function propose(ctx: Context, { learnerId, source, evidence, providerId, ...terms }: Proposed) {
  return inTransaction(ctx, async (ctx) => {
    const known = (await activityCodes(ctx)).find(({ code }) => code === terms.code)
    if (!known || isOlderWord(terms, (await currentOf(ctx, learnerId)) ?? undefined)) return null
    await ctx.db
      .updateTable('activity')
      .set({ status: 'superseded', endedAt: ctx.now })
      .where('learnerId', '=', learnerId)
      .where('status', '=', 'proposed')
      .where('source', '=', source)
      .execute()
    const id = newId()
    await ctx.db
      .insertInto('activity')
      .values({
        ...{ id, learnerId, ...daysOf(terms), status: 'proposed', source, providerId },
        ...{ evidence: JSON.stringify(evidence), ascertainedOn: terms.verifiedOn, recordedAt: ctx.now },
      })
      .execute()
    const particulars = { after: terms.code, label: known.label, source }
    await record(ctx, 'activity.proposed', { type: 'learner', id: learnerId, learnerId }, particulars)
    return id
  })
}

/** A young person says what they do now. An adviser looks at it before it counts. */
export function sayWhatIDo(ctx: Context, learnerId: string, { answer, startedOn, where, words }: OwnActivityForm) {
  return inTransaction(ctx, async (ctx) => {
    const learner = await lockLearner(ctx, learnerId)
    mustBeAllowed(ctx, 'activity.say', { learnerId: learner.id })
    const own = (await ownActivities(ctx)).find((row) => row.answer === answer)
    if (!own) throw new Refusal('unknown-answer', 'This answer is no longer on the list. Choose another.', 'answer')
    const today = londonDay(ctx.now)
    if (startedOn > today) throw new Refusal('in-the-future', 'This day has not come yet.', 'startedOn')
    const code = await findCode(ctx, own.code)
    const evidence = { ...(where === null ? {} : { where }), ...(words === null ? {} : { words }) }
    return propose(ctx, {
      ...{ learnerId, code: own.code, startedOn, verifiedOn: today, source: 'self', evidence, providerId: null },
      reviewOn: code.needsReviewDate ? addDays(today, REVIEW_DAYS) : null,
      predictedEndOn: code.needsPredictedEnd ? endOfAcademicYear(today) : null,
    })
  })
}

const REVIEW_DAYS = 28

/** Each night: whom a register has seen since the adviser’s word grew old is proposed as still there, with how often. */
export async function proposeFromRegisters(ctx: Context): Promise<number> {
  let done = 0
  for (;;) {
    const seen = await seenInRegisters(ctx)
    const made = await proposeSeen(ctx, seen)
    done += made
    if (made === 0) return done
  }
}

async function proposeSeen(ctx: Context, seen: Awaited<ReturnType<typeof seenInRegisters>>) {
  let made = 0
  for (const { times, on, providerId, ...activity } of seen) {
    const evidence = { times, on }
    const proposed = await propose(ctx, { ...activity, verifiedOn: on, source: 'register', evidence, providerId })
    if (proposed) made += 1
  }
  return made
}

const PAST_SCHOOL_AGE = 16

/** A shared place has begun: whoever is past school age learns, at home and there. */
export async function proposePlacement(ctx: Context, placementId: string) {
  const begun = await findBegunPlacement(ctx, placementId)
  if (!begun) return null
  const { learnerId, homeId, homeKind, bornOn, startsOn, endsOn, hostName, title } = begun
  const yearBegan = `${Number(endOfAcademicYear(startsOn).slice(0, 4)) - 1}-08-31`
  if (yearBegan < `${Number(bornOn.slice(0, 4)) + PAST_SCHOOL_AGE}${bornOn.slice(4)}`) return null
  const today = londonDay(ctx.now)
  return propose(ctx, {
    ...{ learnerId, code: homeKind === 'school' ? '210' : '230', startedOn: startsOn, providerId: homeId },
    ...{ verifiedOn: startsOn > today ? startsOn : today, reviewOn: null, predictedEndOn: endsOn },
    ...{ source: 'placement', evidence: { where: hostName, words: title } },
  })
}
