import { sql, type SelectQueryBuilder } from 'kysely'
import type { DB } from '#db/schema'
import type { Asking, Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import type { QueueDays } from './queue.queries.server'
import { namePattern, queueGroups, queueStreams, type QueuePlace, type QueueQuestion } from './queue'

const WEEK = 7
const MONTH = 28
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The parts of the one long question that are asked for this time. */
export type Parts = ReadonlySet<string>
export type Value = (name: string) => string

const seeking = ['q', 'course', 'site', 'start', 'school', 'sort'] as const
const walking = ['state', 'has', 'received'] as const

/**
 * Which parts the question has. What an index finds at once is sought, and sorted afterwards; anything else is walked
 * through in the order of the queue. The ended are left out until somebody asks for them by name, by group or by state.
 */
export function partsOf(question: QueueQuestion): string[] {
  const { q, group, state, assigned, has, received, sort } = question
  const isPerson = assigned !== '' && assigned !== 'nobody'
  const isSought = isPerson || seeking.some((name) => question[name] !== '')
  return [
    ...(isSought ? ['seek'] : []),
    ...seeking.filter((name) => name !== 'sort' && question[name] !== ''),
    ...walking.filter((name) => name === 'state' && question[name] !== ''),
    group ? 'group' : q || state ? '' : 'open',
    assigned === 'nobody' ? 'nobody' : isPerson ? 'person' : '',
    has,
    received,
    sort,
  ].filter(Boolean)
}

/** The values of the question, as text. */
export function valuesOf(ctx: Context, days: QueueDays, question: QueueQuestion, after: QueuePlace | null) {
  const { q, group, assigned, state, course, site, start, school } = question
  const daysAgo = (days_: number) => londonMoment(addDays(days.today, -days_), '00:00:00').toISOString()
  return {
    ...queueStreams(days.soon),
    earlierCycles: `{${days.earlierCycles.join(',')}}`,
    group: String(queueGroups.findIndex(({ name }) => name === group)),
    ...{ state, course, site, start, school },
    person: assigned === 'me' ? (ctx.actor.id ?? NOBODY) : assigned,
    reference: q.toUpperCase(),
    name: namePattern(q),
    weekAgo: daysAgo(WEEK),
    monthAgo: daysAgo(MONTH),
    ...(after && {
      afterGroup: String(after.group),
      afterDue: after.due,
      afterAt: after.at.toISOString(),
      afterId: after.id,
    }),
  }
}

type Choices<O> = SelectQueryBuilder<DB, 'choice', O>

/** The choices that are asked for, among those given. */
export function narrowed<O>(ctx: Asking, choices: Choices<O>, value: Value, parts: Parts): Choices<O> {
  const runs = ctx.db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select('courseRun.id')
  return choices
    .$if(parts.has('course'), (query) =>
      query.where('choice.courseRunId', 'in', runs.where('course.id', '=', value('course'))),
    )
    .$if(parts.has('site'), (query) =>
      query.where('choice.courseRunId', 'in', runs.where('courseRun.siteId', '=', value('site'))),
    )
    .$if(parts.has('start'), (query) =>
      query.where(
        'choice.courseRunId',
        'in',
        runs
          .where('course.providerId', '=', ctx.actor.organisationId ?? '')
          .where('courseRun.startsOn', '=', value('start')),
      ),
    )
    .$if(parts.has('school'), (query) => query.where('choice.learnerId', 'in', onRoll(ctx, value)))
    .$if(parts.has('q'), (query) => query.where('choice.learnerId', 'in', called(ctx, value)))
    .$if(parts.has('person'), (query) => query.where('choice.assignedToId', '=', value('person')))
    .$if(parts.has('nobody'), (query) => query.where('choice.assignedToId', 'is', null))
    .$if(parts.has('interview'), (query) => query.where(({ exists }) => exists(liveInterview(ctx))))
    .$if(parts.has('conditions'), (query) => query.where(({ exists }) => exists(openCondition(ctx))))
    .$if(parts.has('week'), (query) => query.where('choice.sentAt', '>=', at(value('weekAgo'))))
    .$if(parts.has('month'), (query) => query.where('choice.sentAt', '>=', at(value('monthAgo'))))
    .$if(parts.has('earlier'), (query) => query.where('choice.sentAt', '<', at(value('monthAgo'))))
}

function at(moment: string) {
  return sql<Date>`${moment}::timestamptz`
}

function onRoll(ctx: Asking, value: Value) {
  return ctx.db
    .selectFrom('rollEntry')
    .select('rollEntry.learnerId')
    .where('rollEntry.schoolId', '=', value('school'))
    .where('rollEntry.leftOn', 'is', null)
}

/** Whoever has a name like this, in either order, or an application with this reference. */
function called(ctx: Asking, value: Value) {
  return ctx.db
    .selectFrom('learner')
    .select('learner.id')
    .where(
      sql<boolean>`plain_name(learner.given_names || ' ' || learner.family_name || ' ' || learner.given_names) like ${value('name')}`,
    )
    .unionAll(
      ctx.db
        .selectFrom('application')
        .select('application.learnerId as id')
        .where('application.reference', '=', value('reference')),
    )
}

function liveInterview(ctx: Asking) {
  return ctx.db
    .selectFrom('interview')
    .select('interview.id')
    .where('interview.choiceId', '=', sql.ref<string>('choice.id'))
    .where('interview.cancelledAt', 'is', null)
}

function openCondition(ctx: Asking) {
  return ctx.db
    .selectFrom('offer')
    .innerJoin('offerCondition', 'offerCondition.offerId', 'offer.id')
    .select('offer.id')
    .where('offer.choiceId', '=', sql.ref<string>('choice.id'))
    .where('offer.endedAt', 'is', null)
    .where('offerCondition.status', '=', 'open')
}
