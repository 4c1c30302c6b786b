import type { Expression } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { ownContributions, planOwnersVisibleTo } from '~/access/plan-scopes.server'
import type { Context } from '~/kit/context.server'
import { NotFound, orNotFound } from '~/kit/errors'
import { CONTRIBUTIONS_AT_MOST, isPlanSection, planSections, type PlanSection } from './plan'
import { mayAddTo, mayReadPart, planParts, USUAL_REVIEW_WEEKS, type PlanPart } from './plan-rights'
import { rightsFrom } from './plan.schemas'

const VERSIONS_SHOWN = 50

/** A learner's plan as far as the reader may read it: each part with what stands in it, and what others have said beside it. */
export async function findPlan(ctx: Context, learnerId: string) {
  const { sections, contributions, ...found } = orNotFound(await planOf(ctx, learnerId).executeTakeFirst(), 'plan')
  const rights = rightsFrom(found.rights)
  const may = (part: PlanPart) => mayReadPart(rights, ctx.actor.role, part)
  return {
    ...{ id: found.id, givenNames: found.givenNames, familyName: found.familyName, templateName: found.templateName },
    reviewWeeks: found.reviewWeeks ?? USUAL_REVIEW_WEEKS,
    parts: planParts.filter(may),
    addable: planParts.filter((part) => mayAddTo(rights, ctx.actor.role, part)),
    sections: planSections.filter(may).map((section) => ({
      section,
      written: sections.find((one) => one.section === section) ?? null,
      contributions: contributions.filter((one) => one.section === section),
    })),
  }
}

/** One part of a plan; not found where the reader may not read it. */
export async function findPlanSection(ctx: Context, learnerId: string, name: string) {
  const { sections, ...plan } = await findPlan(ctx, learnerId)
  const part = sections.find(({ section }) => section === name)
  if (!part) throw new NotFound('section')
  return { ...plan, ...part }
}

/** Every writing of one part, the newest first, for those who may read the part. */
export async function findPlanVersions(ctx: Context, learnerId: string, name: string) {
  const { section, givenNames } = await findPlanSection(ctx, learnerId, name)
  const versions = await ctx.db
    .selectFrom('planVersion')
    .leftJoin('account', 'account.id', 'planVersion.writtenById')
    .select(['planVersion.version', 'planVersion.words', 'planVersion.writtenAt', 'account.name as by'])
    .where('planVersion.learnerId', '=', learnerId)
    .where('planVersion.section', '=', section)
    .orderBy('planVersion.version', 'desc')
    .limit(VERSIONS_SHOWN)
    .execute()
  return { section, givenNames, versions }
}

/** One's own comment, before it is taken back. */
export async function findOwnContribution(ctx: Context, contributionId: string) {
  const found = await ownContributions(ctx)
    .select(['planContribution.id', 'planContribution.learnerId', 'planContribution.words'])
    .where('planContribution.id', '=', contributionId)
    .where('planContribution.takenBackAt', 'is', null)
    .executeTakeFirst()
  return orNotFound(found, 'comment')
}

/** What stands in each part now, for a form that need not be typed twice. */
export async function planWordsOf(ctx: Context, learnerId: string): Promise<Partial<Record<PlanSection, string>>> {
  const rows = await planOwnersVisibleTo(ctx)
    .innerJoin('planVersion', 'planVersion.learnerId', 'learner.id')
    .distinctOn('planVersion.section')
    .select(['planVersion.section', 'planVersion.words'])
    .where('learner.id', '=', learnerId)
    .orderBy('planVersion.section')
    .orderBy('planVersion.version', 'desc')
    .execute()
  return Object.fromEntries(
    rows.filter(({ section }) => isPlanSection(section)).map(({ section, words }) => [section, words]),
  )
}

function planOf(ctx: Context, learnerId: string) {
  return planOwnersVisibleTo(ctx)
    .leftJoin('plan', 'plan.learnerId', 'learner.id')
    .select(['learner.id', 'learner.givenNames', 'learner.familyName'])
    .select(['plan.rights', 'plan.templateName', 'plan.reviewWeeks'])
    .select((eb) => [
      newestWritings(ctx, eb.ref('learner.id')).as('sections'),
      contributionsTo(ctx, eb.ref('learner.id')).as('contributions'),
    ])
    .where('learner.id', '=', learnerId)
}

/** The newest writing of each part: part of a larger question. */
export function newestWritings({ db }: Pick<Context, 'db'>, learnerId: Expression<string>) {
  return jsonArrayFrom(
    db
      .selectFrom('planVersion')
      .distinctOn('planVersion.section')
      .select(['planVersion.section', 'planVersion.words', 'planVersion.version', 'planVersion.writtenAt'])
      .where('planVersion.learnerId', '=', learnerId)
      .orderBy('planVersion.section')
      .orderBy('planVersion.version', 'desc'),
  )
}

/** What others have said and not taken back, the newest first. */
function contributionsTo({ db, actor }: Pick<Context, 'db' | 'actor'>, learnerId: Expression<string>) {
  return jsonArrayFrom(
    db
      .selectFrom('planContribution')
      .leftJoin('account', 'account.id', 'planContribution.writtenById')
      .leftJoin('organisation', 'organisation.id', 'planContribution.organisationId')
      .select(['planContribution.id', 'planContribution.section', 'planContribution.words'])
      .select(['planContribution.writtenAs', 'planContribution.writtenAt'])
      .select(['account.name', 'organisation.name as organisation'])
      .select((eb) =>
        eb('planContribution.writtenById', 'is not distinct from', actor.id).$castTo<boolean>().as('isOwn'),
      )
      .where('planContribution.learnerId', '=', learnerId)
      .where('planContribution.takenBackAt', 'is', null)
      .orderBy('planContribution.writtenAt', 'desc')
      .orderBy('planContribution.id')
      .limit(CONTRIBUTIONS_AT_MOST),
  )
}
