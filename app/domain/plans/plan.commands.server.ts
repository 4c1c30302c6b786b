import { mustBeAllowed } from '~/access/guard.server'
import { ownContributions, planOwnersVisibleTo } from '~/access/plan-scopes.server'
import { planPartnerOf } from '~/access/roles'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, orNotFound, Refusal } from '~/kit/errors'
import { careOf } from '../learners/care.queries.server'
import { CONTRIBUTIONS_AT_MOST, isPlanSection, nextVersion, type PlanSection } from './plan'
import { mayAddTo, mayReadPart } from './plan-rights'
import { rightsFrom } from './plan.schemas'

/** The learner writes a part of the plan. What stood there before is kept as an earlier version. */
export function writePlanSection(
  ctx: Context,
  learnerId: string,
  section: string,
  typed: { words: string; version?: number | undefined },
) {
  return inTransaction(ctx, async (ctx) => {
    await lockPlan(ctx, learnerId)
    const part = sectionCalled(section)
    mustBeAllowed(ctx, 'plan.write', { learnerId })
    const version = nextVersion(await newestWriting(ctx, learnerId, part), typed)
    if (version === null) return
    await ctx.db
      .insertInto('planVersion')
      .values({
        ...{ id: newId(), learnerId, section, version, words: typed.words },
        ...{ writtenById: ctx.actor.id, writtenAt: ctx.now },
      })
      .execute()
    await record(ctx, 'plan.section-written', { type: 'learner', id: learnerId, learnerId }, { section, version })
  })
}

/** Somebody beside the learner says something to a part of the plan, under their own name. */
export function contributeToPlan(ctx: Context, learnerId: string, section: string, { words }: { words: string }) {
  return inTransaction(ctx, async (ctx) => {
    const { rights } = await lockPlan(ctx, learnerId)
    const part = sectionCalled(section)
    if (!mayReadPart(rights, ctx.actor.role, part)) throw new NotFound('section')
    await mustBeBeside(ctx, learnerId)
    if (!mayAddTo(rights, ctx.actor.role, part))
      throw new Refusal('read-only', 'In this plan you can read this part, and not write to it.')
    await refuseFlood(ctx, learnerId)
    const id = newId()
    const by = { writtenById: ctx.actor.id, writtenAs: ctx.actor.role, organisationId: ctx.actor.organisationId }
    await ctx.db
      .insertInto('planContribution')
      .values({ id, learnerId, section, words, ...by, writtenAt: ctx.now })
      .execute()
    await record(ctx, 'plan.contributed', { type: 'plan-contribution', id, learnerId }, { section })
    return id
  })
}

/** Whoever said it takes it back. The record keeps that it was there, and not what it said. */
export function takeContributionBack(ctx: Context, contributionId: string) {
  return inTransaction(ctx, async (ctx) => {
    const found = await ownContributions(ctx)
      .select(['planContribution.learnerId', 'planContribution.section'])
      .where('planContribution.id', '=', contributionId)
      .where('planContribution.takenBackAt', 'is', null)
      .forUpdate('planContribution')
      .executeTakeFirst()
    const { learnerId, section } = orNotFound(found, 'comment')
    await mustBeBeside(ctx, learnerId)
    await ctx.db
      .updateTable('planContribution')
      .set({ takenBackAt: ctx.now, words: '' })
      .where('id', '=', contributionId)
      .execute()
    const subject = { type: 'plan-contribution', id: contributionId, learnerId }
    await record(ctx, 'plan.contribution-taken-back', subject, { section })
    return learnerId
  })
}

/** One at a time writes in a plan: two tabs and two people have to see what the other did. */
export async function lockPlan(ctx: Context, learnerId: string, part?: 'targets' | 'reviews') {
  const found = await planOwnersVisibleTo(ctx, part)
    .leftJoin('plan', 'plan.learnerId', 'learner.id')
    .select(['learner.id', 'plan.rights'])
    .where('learner.id', '=', learnerId)
    .forNoKeyUpdate('learner')
    .executeTakeFirst()
  const rights = rightsFrom(orNotFound(found, 'plan').rights)
  if (part !== undefined && planPartnerOf(ctx.actor.role) !== null && !mayAddTo(rights, ctx.actor.role, part))
    throw new Refusal('read-only', 'In this plan you can read this part, and not write to it.')
  return { rights }
}

async function mustBeBeside(ctx: Context, learnerId: string) {
  if (ctx.actor.role === 'parent') mustBeAllowed(ctx, 'plan.contribute-as-parent', { learnerId })
  else mustBeAllowed(ctx, 'plan.contribute', await careOf(ctx, learnerId))
}

async function newestWriting(ctx: Context, learnerId: string, section: PlanSection) {
  return ctx.db
    .selectFrom('planVersion')
    .select(['version', 'words', 'writtenAt'])
    .where('learnerId', '=', learnerId)
    .where('section', '=', section)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function refuseFlood(ctx: Context, learnerId: string) {
  const { said } = await ctx.db
    .selectFrom('planContribution')
    .select((eb) => eb.fn.countAll<number>().as('said'))
    .where('learnerId', '=', learnerId)
    .where('takenBackAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(said) >= CONTRIBUTIONS_AT_MOST)
    throw new Refusal('enough-said', 'Much has been said in this plan already. Take an old comment back first.')
}

function sectionCalled(section: string): PlanSection {
  if (!isPlanSection(section)) throw new NotFound('section')
  return section
}
