import { randomUUID } from 'node:crypto'
import { sql, type Kysely, type Updateable } from 'kysely'
import type { DB } from '#db/schema'
import { isAllowed, type Action } from '~/access/policy'
import { decideSetting } from '~/domain/areas/area.commands.server'
import type { AreaSettings, SettingName } from '~/domain/areas/setting'
import { choiceMachine, is, type ChoiceEvent, type ChoiceState } from '~/domain/applications/choice.states'
import type { Actor } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import { aCourseRun, FRIDAY, type ChoiceWithAll } from './admissions'
import { aStartOfNextYear } from './deferrals'
import { everybody, findsChoice } from './everybody'
import type { Said } from './refusals'
import type { How } from './standing'

type Db = Kysely<DB>

type Wanted = { detail?: boolean; party?: 'learner' | 'provider' }

/** What a deed finds: the choice, another start of its provider, one of next year, and everybody who may try. */
export type Scene = {
  db: Db
  choice: ChoiceWithAll
  otherRunId: string
  nextRunId: string
  actors: Record<string, Actor>
  reason: (list: string, wanted?: Wanted) => string
}

export type Try = (ctx: Context, scene: Scene, version: number | undefined, arrow: Arrow) => Promise<unknown>
export type Arrow = { from: ChoiceState; event: ChoiceEvent; to: ChoiceState }

/** One guard made to fail, and nothing but this one: by what is in the database, by what is sent, or by the day. */
export type Slip = {
  spoil?: (scene: Scene, arrow: Arrow) => Promise<unknown>
  run?: Try
  now?: Date
  says: RegExp
  /** On which arrows it can fail at all; on every one of the deed where nothing is said. */
  on?: (arrow: Arrow) => boolean
}

/** A no that is in reach of the deed's source and never comes to pass, and why. */
export type Never = { never: string }

export type MoveDeed = {
  /** Where the deed stands, so that its guards are read from the source: `room/file`, and the function. */
  source: readonly [file: string, name: string]
  action: Action
  run: Try
  /** The one event that it leaves, and the job that tells. */
  event: string
  letter: string | null
  guards: Record<Said, Slip | Never>
}

/** One way to bring a move about: by which deed, from which particulars, and by whom of those whom the table allows. */
export type Way = {
  deed: MoveDeed
  how?: How
  prepare?: (scene: Scene, arrow: Arrow) => Promise<unknown>
  only?: (who: string) => boolean
  /** How many events of the deed there are: one, unless each of several conditions has one. */
  times?: number
}

/** A choice with everybody around it, the two other starts, and the reasons of every list. */
export async function aScene(db: Db): Promise<Scene> {
  const { choice, actors } = await everybody(db)
  const reasons = await db
    .selectFrom('reason')
    .select(['id', 'list', 'party', 'needsDetail', 'providerKinds'])
    .orderBy('position')
    .execute()
  const reason = (
    list: string,
    { detail = false, party = list === 'withdrawal' || list === 'decline' ? 'learner' : 'provider' }: Wanted = {},
  ) =>
    reasons.find(
      (one) => one.list === list && one.party === party && one.needsDetail === detail && one.providerKinds.length === 0,
    )?.id ?? `no reason of ${list}`
  const otherRunId = await aCourseRun(db, choice.providerId, { title: 'Plumbing' })
  return { db, choice, actors, otherRunId, nextRunId: await aStartOfNextYear(db, choice.runId), reason }
}

/** Deeds that begin at a course, or at the reference number of an ending: who does them need not see the choice. */
const notByChoice: readonly Action[] = ['course.cancel', 'restoration.ask', 'restoration.decide']

/** Those of a scene who may do a deed to this choice, by the table of who may do what. */
export function whoMay({ actors, choice }: Scene, { deed, only = () => true }: Way, state: ChoiceState) {
  const { learnerId, providerId, town } = choice
  return Object.entries(actors).filter(([who, actor]) => {
    const adviserId = who === 'their adviser' ? actor.id : null
    const isTheirs = isAllowed(actor, deed.action, { learnerId, providerId, schoolId: town.schoolId, adviserId })
    return only(who) && isTheirs && (notByChoice.includes(deed.action) || findsChoice(who, state))
  })
}

export type Outcome = { said: string; state: string; events: string[]; jobs: string[]; isUntouched: boolean }

/** Tries a deed and undoes it again: what it said, and all that it left behind. */
export async function attempt(
  scene: Scene,
  arrow: Arrow,
  { actor, way, slip = null }: { actor: Actor; way: Way; slip?: Slip | null },
): Promise<Outcome> {
  const { db } = scene
  await sql`savepoint attempt`.execute(db)
  await slip?.spoil?.(scene, arrow)
  const before = await traceOf(scene)
  const ctx: Context = { db, now: slip?.now ?? FRIDAY, requestId: 'test', actor }
  const said = await (slip?.run ?? way.deed.run)(ctx, scene, undefined, arrow).then(() => 'done', saidBy)
  const after = await traceOf(scene)
  await sql`rollback to savepoint attempt`.execute(db)
  return {
    said,
    state: after.state,
    events: since(before.events, after.events),
    jobs: since(before.jobs, after.jobs),
    isUntouched: JSON.stringify(before) === JSON.stringify(after),
  }
}

function since(before: Named, after: Named): string[] {
  return after.filter(({ id }) => !before.some((one) => one.id === id)).map(({ name }) => name)
}

function saidBy(error: unknown): string {
  return error instanceof Refusal ? `${error.code}: ${error.sentence}` : String(error)
}

type Named = { id: string; name: string }[]
type Trace = { state: string; version: number; events: Named; jobs: Named; letters: number; rows: number }

/** The choice as it stands with all that is recorded, queued and written of anything at all. */
async function traceOf({ db, choice }: Scene): Promise<Trace> {
  const { rows } = await sql<Trace>`
    select coalesce((select state::text from choice where id = ${choice.id}), 'gone') as state,
      (select version from choice where id = ${choice.id}) as version,
      (select coalesce(json_agg(json_build_object('id', id, 'name', action) order by id), '[]') from audit_event) as events,
      (select coalesce(json_agg(json_build_object('id', job.id, 'name', task.identifier) order by job.id), '[]')
        from graphile_worker._private_jobs job
        join graphile_worker._private_tasks task on task.id = job.task_id) as jobs,
      (select count(*)::int from letter) as letters,
      (select count(*)::int from choice) + (select count(*)::int from offer) + (select count(*)::int from reply)
        + (select count(*)::int from interview) + (select count(*)::int from withdrawal)
        + (select count(*)::int from rejection) + (select count(*)::int from enrolment)
        + (select count(*)::int from information_request) + (select count(*)::int from waiting_list_entry) as rows`.execute(
    db,
  )
  const [trace] = rows
  if (!trace) throw new Error('This question always has one answer.')
  return trace
}

/** Every arrow of the machine. */
export const arrows: Arrow[] = Object.entries(choiceMachine)
  .flatMap(([from, events]) => Object.entries(events).map(([event, to]) => ({ from, event, to })))
  .filter(isArrow)

function isArrow(arrow: { from: string; event: string; to: string }): arrow is Arrow {
  return Object.hasOwn(choiceMachine, arrow.from)
}

/* What several guards have in common. */

export const underLock: Never = { never: 'the row is held from the first beat on; two at once are in tests/faults' }
export const endsAnyway: Never = { never: 'what ends a choice is let through on a cancelled course' }
export const askedBefore: Never = { never: 'another guard of the deed asks first, in better words' }

/** The choice has moved on since the page was shown: the deed is sent with the number of an older version. */
export function stale(run: Try): Slip {
  return { run: (ctx, scene, _, arrow) => run(ctx, scene, 99, arrow), says: /^Somebody else changed this first: .+\.$/ }
}

/** The choice stands in a state that the deed knows no way from. */
export const elsewhere: Slip = {
  spoil: onChoice({ state: 'enrolled' }),
  says: /: the learner is enrolled\.$/,
}

export const onCancelledCourse: Slip = {
  spoil: onRuns({ cancelledAt: FRIDAY }),
  says: /^This course has been cancelled\./,
}

/** Another choice of the same learner, as it stands in the database. */
export async function another({ db, choice, otherRunId }: Scene, state: ChoiceState, courseRunId = otherRunId) {
  const { applicationId, cycleId } = await db
    .selectFrom('choice')
    .select(['applicationId', 'cycleId'])
    .where('id', '=', choice.id)
    .executeTakeFirstOrThrow()
  const id = randomUUID()
  const { learnerId, providerId } = choice
  const row = { id, applicationId, cycleId, learnerId, providerId, courseRunId, state, preference: 9 }
  const sentAt = is(state, 'providerSees') ? FRIDAY : null
  await db
    .insertInto('choice')
    .values({ ...row, sentAt, createdAt: FRIDAY, changedAt: FRIDAY })
    .execute()
  return id
}

/** The area decides a setting otherwise. */
export function decided<N extends SettingName>(name: N, value: AreaSettings[N]) {
  return ({ db, choice }: Scene) => decideSetting(systemContext(db, FRIDAY), choice.town.areaId, name, value)
}

/** The choice itself stands otherwise in the database. */
export function onChoice(values: Updateable<DB['choice']>) {
  return ({ db, choice }: Scene) => db.updateTable('choice').set(values).where('id', '=', choice.id).execute()
}

/** Both starts of the provider stand otherwise in the prospectus. */
export function onRuns(values: Updateable<DB['courseRun']>) {
  return ({ db, choice, otherRunId }: Scene) =>
    db.updateTable('courseRun').set(values).where('id', 'in', [choice.runId, otherRunId]).execute()
}
