import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { ChoiceState } from '~/domain/applications/choice.states'
import { snapshotFrom } from '~/domain/applications/snapshot'
import { isVisible, providerKindOf, stageOf, type Field } from '~/domain/applications/visibility'
import { cyclesOf } from '~/domain/cycles/cycle.queries.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import type { Starter } from './starter'

const STARTERS_AT_MOST = 50_000
const AT_ONCE = 500
const SHOWN = 500

/** Who is on the list: to come, here, and missed. */
export const onTheList: ChoiceState[] = ['place_confirmed', 'enrolled', 'did_not_attend']

/** The years there are, and the one whose starters are asked for: else the newest whose results are out. */
export async function yearOfStarters(ctx: Context, wanted: string | null) {
  mustBeAllowed(ctx, 'enrolment.record', { providerId: ctx.actor.organisationId })
  const cycles = await cyclesOf(ctx, ctx.actor.areaId)
  const areOut = cycles.find(({ dates }) => (dates.results ?? '') !== '' && (dates.results ?? '') <= londonDay(ctx.now))
  const cycle = cycles.find(({ id }) => id === wanted) ?? areOut ?? cycles[0]
  return { cycle: orNotFound(cycle, 'cycle'), cycles }
}

/** The places of a year in the order of a sheet: the places of one learner stand together. Who comes in meanwhile is not in it. */
export async function starterIds(ctx: Context, cycleId: string, states: readonly ChoiceState[]): Promise<string[]> {
  mustBeAllowed(ctx, 'enrolment.record', { providerId: ctx.actor.organisationId })
  const rows = await choicesVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .select('choice.id')
    .where('choice.cycleId', '=', cycleId)
    .where('choice.state', 'in', states)
    .orderBy('learner.nameKey')
    .orderBy('learner.id')
    .orderBy('choice.id')
    .limit(STARTERS_AT_MOST)
    .execute()
  return rows.map(({ id }) => id)
}

/** The places by their ids, some hundred at a time, so that a sheet of any length needs the memory of one piece. */
export async function* startersOf(ctx: Context, ids: readonly string[]): AsyncGenerator<Starter> {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE)
    const found = new Map((await askStarters(ctx, some)).map((starter) => [starter.choiceId, starter]))
    for (const id of some) {
      const starter = found.get(id)
      if (starter) yield starter
    }
  }
}

/** The list as a page shows it: by course, then by name; the first few hundred. */
export async function startersShown(ctx: Context, cycleId: string) {
  const rows = await choicesVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('application', 'application.id', 'choice.applicationId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('enrolment', (join) =>
      join.onRef('enrolment.choiceId', '=', 'choice.id').on('enrolment.status', '=', 'enrolled'),
    )
    .select(['choice.id', 'choice.state', 'learner.givenNames', 'learner.familyName', 'application.reference'])
    .select(['course.title as course', 'enrolment.startedOn'])
    .where('choice.cycleId', '=', cycleId)
    .where('choice.state', 'in', onTheList)
    .orderBy('course.title')
    .orderBy('learner.nameKey')
    .orderBy('choice.id')
    .limit(SHOWN + 1)
    .execute()
  return { rows: rows.slice(0, SHOWN), hasMore: rows.length > SHOWN }
}

async function askStarters(ctx: Context, ids: readonly string[]): Promise<Starter[]> {
  const rows = await choicesVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('application', 'application.id', 'choice.applicationId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .leftJoin('enrolment', (join) =>
      join.onRef('enrolment.choiceId', '=', 'choice.id').on('enrolment.status', '=', 'enrolled'),
    )
    .select(['choice.id as choiceId', 'choice.learnerId', 'choice.state', 'choice.snapshot', 'application.reference'])
    .select(['learner.givenNames', 'learner.familyName', 'learner.middleNames', 'learner.legalGivenNames'])
    .select(['learner.legalFamilyName', 'learner.bornOn', 'learner.isAddressProtected'])
    .select(['course.title as course', 'course.key as courseReference', 'course.qualificationReference'])
    .select(['site.name as siteName', 'site.postcode as sitePostcode', 'provider.ukprn as providerUkprn'])
    .select(['provider.postcode as providerPostcode', 'provider.kind as providerKind', 'courseRun.startsOn'])
    .select(['courseRun.endsOn', 'enrolment.startedOn', 'enrolment.learnerNumber'])
    .select([uln.as('uln'), schoolName.as('schoolName')])
    .where('choice.id', 'in', ids)
    .limit(AT_ONCE)
    .execute()
  return rows.map(({ snapshot, providerKind, isAddressProtected, qualificationReference, ...row }) => {
    const kind = providerKindOf(providerKind)
    const may = (field: Field) => isVisible(field, kind, stageOf(row.state), isAddressProtected)
    const kept = snapshotFrom(snapshot)
    return {
      ...row,
      schoolName: may('schoolName') ? row.schoolName : null,
      qualification: qualificationReference,
      answers: answersTo(reach.filter(may), kept?.answers ?? {}),
      grades: may('grades') ? (kept?.grades ?? []) : [],
    }
  })
}

const reach = ['email', 'phone', 'address', 'postcode'] as const

function answersTo(fields: readonly (typeof reach)[number][], answers: Record<string, string>): Starter['answers'] {
  const some: Starter['answers'] = {}
  for (const field of fields) if (answers[field]) some[field] = answers[field]
  return some
}

const uln = sql<string | null>`(select value from learner_identifier
  where learner_identifier.learner_id = learner.id and kind = 'uln' and superseded_at is null limit 1)`
const schoolName = sql<string | null>`(select organisation.name from roll_entry
  join organisation on organisation.id = roll_entry.school_id
  where roll_entry.learner_id = learner.id order by roll_entry.recorded_at desc limit 1)`
