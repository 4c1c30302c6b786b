import { addressOf, allDoors, type Door } from '#tests/support/doors'
import type { Audience } from '~/access/roles'
import { planOwnersVisibleTo } from '~/access/plan-scopes.server'
import {
  caseloadVisibleTo,
  choicesVisibleTo,
  intakesVisibleTo,
  learnersVisibleTo,
  runsVisibleTo,
  sessionsVisibleTo,
} from '~/access/scopes.server'
import { applicationSections } from '~/domain/applications/sections'
import { ownBlocks } from '~/domain/courses/course-blocks'
import type { Context } from '~/kit/context.server'
import type { World } from './world'

/** A page of ours and the demo sign-in it is looked at with. */
export type Stop = { pattern: string; path: string; who: string | null }

const guides: Record<Audience, string> = {
  learner: 'learner2',
  parent: 'parent',
  school: 'careers',
  provider: 'admissions',
  adviser: 'adviser',
  panel: 'panel',
  area: 'coordinator',
  support: 'support',
}

/** Who looks at the parts of the site that several audiences share. */
const shared: Readonly<Record<string, string>> = { plan: 'tutor', participation: 'coordinator' }

/** Every address that shows a page, with ids that the one who looks may see. Doors that only lead elsewhere are left out. */
export async function tourOf(world: World): Promise<Stop[]> {
  const doors = (await allDoors()).filter(({ hasLoader }) => hasLoader)
  const stops: Stop[] = []
  for (const door of doors) {
    const who = door.audience ? guides[door.audience] : (shared[door.pattern.split('/')[1] ?? ''] ?? null)
    const path = await addressFor(world, door, who)
    if (path === null) continue
    stops.push({ pattern: door.pattern, path, who })
  }
  return stops
}

async function addressFor(world: World, door: Door, who: string | null): Promise<string | null> {
  const ctx = await world.contextOf(who)
  const ids: Record<string, string> = {}
  for (const name of door.params) {
    const value = await valueFor(ctx, door.pattern, name)
    if (value === null) return null
    ids[name] = value
  }
  const address = addressOf(door, ids)
  return door.pattern === '/learner/choices/new' ? `${address}?run=${await anOpenRun(ctx)}` : address
}

async function valueFor(ctx: Context, pattern: string, name: string): Promise<string | null> {
  if (name === 'choiceId') return idOf(choicesVisibleTo(ctx).select('choice.id').orderBy('choice.changedAt', 'desc'))
  if (name === 'learnerId' && pattern.startsWith('/adviser'))
    return idOf(caseloadVisibleTo(ctx).select('caseloadEntry.learnerId as id').orderBy('caseloadEntry.id'))
  if (name === 'learnerId' && pattern.startsWith('/plan'))
    return idOf(
      planOwnersVisibleTo(ctx).innerJoin('planVersion', 'planVersion.learnerId', 'learner.id').select('learner.id'),
    )
  if (name === 'part') return 'aims'
  if (name === 'targetId')
    return idOf(planOwnersVisibleTo(ctx).innerJoin('target', 'target.learnerId', 'learner.id').select('target.id'))
  if (name === 'reviewId') return idOf(openReviewsOf(ctx))
  if (name === 'learnerId') return idOf(learnersVisibleTo(ctx).select('learner.id').orderBy('learner.id'))
  if (name === 'sessionId')
    return idOf(sessionsVisibleTo(ctx).select('classSession.id').orderBy('classSession.startsAt', 'desc'))
  if (name === 'letterId') return idOf(ctx.db.selectFrom('letter').select('letter.id').orderBy('letter.id'))
  if (name === 'section') return applicationSections[0]?.slug ?? null
  if (name === 'courseId') return idOf(firstOwnRun(ctx, 'courseRun.courseId as id'))
  if (name === 'runId') return idOf(firstOwnRun(ctx, 'courseRun.id'))
  if (name === 'intakeId') return idOf(intakesVisibleTo(ctx).select('intake.id').where('intake.kind', '=', 'courses'))
  if (name === 'block') return ownBlocks[0]?.slug ?? null
  if (name === 'move') return 'withdraw'
  if (name === 'measure') return 'neet'
  if (name === 'slug' && pattern.startsWith('/courses'))
    return idOf(ctx.db.selectFrom('course').select('slug as id').where('status', '=', 'live').orderBy('slug'))
  if (name === 'slug')
    return idOf(
      ctx.db
        .selectFrom('course')
        .innerJoin('organisation', 'organisation.id', 'course.providerId')
        .select('organisation.slug as id')
        .orderBy('organisation.slug'),
    )
  return null
}

/** One start of the provider's own, and its course. */
function firstOwnRun(ctx: Context, id: 'courseRun.id' | 'courseRun.courseId as id') {
  return runsVisibleTo(ctx).select(id).where('course.providerId', '=', ctx.actor.organisationId).orderBy('courseRun.id')
}

function openReviewsOf(ctx: Context) {
  return planOwnersVisibleTo(ctx)
    .innerJoin('review', 'review.learnerId', 'learner.id')
    .select('review.id')
    .where('review.state', '=', 'due')
}

type OneId = { limit: (n: number) => { executeTakeFirst: () => Promise<{ id: string } | undefined> } }

async function idOf(query: OneId) {
  return (await query.limit(1).executeTakeFirst())?.id ?? null
}

async function anOpenRun(ctx: Context) {
  const run = ctx.db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select('courseRun.id')
    .where('courseRun.status', '=', 'live')
    .where('course.status', '=', 'live')
    .orderBy('courseRun.id')
  return (await idOf(run)) ?? ''
}
