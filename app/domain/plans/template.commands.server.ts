import { mustBeAllowed } from '~/access/guard.server'
import { planTemplatesVisibleTo } from '~/access/plan-scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { careOf } from '../learners/care.queries.server'
import { lockPlan } from './plan.commands.server'
import { findPlanTemplate } from './template.queries.server'
import type { TemplateForm } from './template.schemas'

/** A coordinator makes a template for the plans of a programme. */
export function makePlanTemplate(ctx: Context, form: TemplateForm) {
  return inTransaction(ctx, async (ctx) => {
    const { areaId } = ctx.actor
    mustBeAllowed(ctx, 'plan-template.keep', { areaId })
    const id = newId()
    await refuseSameName(ctx, form.name, id)
    await ctx.db
      .insertInto('planTemplate')
      .values({ id, areaId: areaId ?? '', ...keptOf(form), changedAt: ctx.now })
      .execute()
    await record(ctx, 'plan-template.made', { type: 'plan-template', id }, { name: form.name })
    return id
  })
}

/** Changes a template. Plans that follow it already keep what they have. */
export function changePlanTemplate(ctx: Context, templateId: string, form: TemplateForm) {
  return inTransaction(ctx, async (ctx) => {
    const { version } = await lockTemplate(ctx, templateId, form.version)
    await refuseSameName(ctx, form.name, templateId)
    await ctx.db
      .updateTable('planTemplate')
      .set({ ...keptOf(form), changedAt: ctx.now, version: version + 1 })
      .where('id', '=', templateId)
      .execute()
    await record(ctx, 'plan-template.changed', { type: 'plan-template', id: templateId }, { name: form.name })
  })
}

/** Takes a template out of use. Plans that follow it keep what they have. */
export function retirePlanTemplate(ctx: Context, templateId: string, version: number) {
  return inTransaction(ctx, async (ctx) => {
    const { name } = await lockTemplate(ctx, templateId, version)
    await ctx.db.updateTable('planTemplate').set({ retiredAt: ctx.now }).where('id', '=', templateId).execute()
    await record(ctx, 'plan-template.retired', { type: 'plan-template', id: templateId }, { name })
  })
}

/** The school or the adviser says which template a learner's plan follows; the plan keeps its own copy from then on. */
export function choosePlanTemplate(ctx: Context, learnerId: string, templateId: string) {
  return inTransaction(ctx, async (ctx) => {
    await lockPlan(ctx, learnerId)
    mustBeAllowed(ctx, 'plan.choose-template', await careOf(ctx, learnerId))
    const { name, rights, reviewWeeks } = await findPlanTemplate(ctx, templateId)
    const copy = { templateId, templateName: name, rights: JSON.stringify(rights), reviewWeeks }
    await ctx.db
      .insertInto('plan')
      .values({ id: newId(), learnerId, ...copy, begunAt: ctx.now, chosenById: ctx.actor.id })
      .onConflict((conflict) => conflict.column('learnerId').doUpdateSet({ ...copy, chosenById: ctx.actor.id }))
      .execute()
    await record(ctx, 'plan.template-chosen', { type: 'learner', id: learnerId, learnerId }, { template: name })
  })
}

async function lockTemplate(ctx: Context, templateId: string, version: number | undefined) {
  const found = await planTemplatesVisibleTo(ctx)
    .select(['planTemplate.id', 'planTemplate.areaId', 'planTemplate.name', 'planTemplate.version'])
    .where('planTemplate.id', '=', templateId)
    .forUpdate()
    .executeTakeFirst()
  const template = orNotFound(found, 'template')
  mustBeAllowed(ctx, 'plan-template.keep', template)
  if (version !== template.version)
    throw new Refusal('changed-meanwhile', 'Somebody has changed this template since you opened it. Look at it again.')
  return template
}

async function refuseSameName(ctx: Context, name: string, id: string) {
  const same = await planTemplatesVisibleTo(ctx)
    .select('planTemplate.id')
    .where((eb) => eb(eb.fn<string>('lower', ['planTemplate.name']), '=', name.toLowerCase()))
    .where('planTemplate.id', '!=', id)
    .executeTakeFirst()
  if (same) throw new Refusal('same-name', 'There is a template with this name already.', 'name')
}

function keptOf({ name, reviewWeeks, rights }: TemplateForm) {
  return { name, reviewWeeks, rights: JSON.stringify(rights) }
}
