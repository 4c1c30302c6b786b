import { planTemplatesVisibleTo } from '~/access/plan-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { rightsFrom } from './plan.schemas'

const TEMPLATES_AT_MOST = 50

/** The templates of the area that are in use, by name. */
export function planTemplates(ctx: Context) {
  return planTemplatesVisibleTo(ctx)
    .select(['planTemplate.id', 'planTemplate.name', 'planTemplate.reviewWeeks'])
    .orderBy('planTemplate.name')
    .orderBy('planTemplate.id')
    .limit(TEMPLATES_AT_MOST)
    .execute()
}

/** One of them with its rights. */
export async function findPlanTemplate(ctx: Context, templateId: string) {
  const found = await planTemplatesVisibleTo(ctx)
    .select(['planTemplate.id', 'planTemplate.areaId', 'planTemplate.name', 'planTemplate.reviewWeeks'])
    .select(['planTemplate.rights', 'planTemplate.version'])
    .where('planTemplate.id', '=', templateId)
    .executeTakeFirst()
  const { rights, ...template } = orNotFound(found, 'template')
  return { ...template, rights: rightsFrom(rights) }
}
