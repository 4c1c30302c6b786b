import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { intakesVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { courseColumns, runColumns } from '~/domain/courses/course-rows.commands.server'
import { beginEdition, refreshSearch } from '~/domain/search/course-search.commands.server'

export type Noun = 'course' | 'course-run' | 'site'
type Versioned = Exclude<Noun, 'site'>
type Touched = { noun: Noun; ids: string[]; outcome: 'changed' | 'withdrawn' }

/** Keeps what the rows were before a file changes them, so that the whole file can be undone. A row that is not there yet is one it adds. */
export async function rememberBefore(ctx: Context, intakeId: string, { noun, ids, outcome }: Touched): Promise<void> {
  if (ids.length === 0) return
  await sql`
    insert into intake_row (intake_id, noun, record_id, outcome, before)
    select ${intakeId}::uuid, ${noun}, given.id, case when kept.id is null then 'added' else ${outcome}::text end,
      coalesce(to_jsonb(kept), '{}')
    from unnest(${ids}::uuid[]) given (id) left join ${sql.table(tableOf[noun])} kept on kept.id = given.id
    on conflict (intake_id, noun, record_id) do nothing`.execute(ctx.db)
}

const tableOf = { course: 'course', 'course-run': 'course_run', site: 'site' } as const

const kinds = ['courses', 'course-sheet']

/** How long a whole import can be undone. */
export const UNDO_DAYS = 14

export type Undone = { restored: number; withdrawn: number; left: number }

/**
 * Undoes a whole import: what it changed or withdrew is as before, what it added is withdrawn. What somebody has changed
 * since is left as it is, and counted.
 */
export function undoImport(ctx: Context, intakeId: string): Promise<Undone> {
  return inTransaction(ctx, async (ctx) => {
    const intake = await lockIntake(ctx, intakeId)
    mustBeAllowed(ctx, 'import.courses', { providerId: intake.organisationId })
    refuseUndo(intake, ctx.now)

    const courses = [
      ...(await restore(ctx, intakeId, 'course', [...courseColumns, 'publishOn', 'edited'])),
      ...(await takeAway(ctx, intakeId, 'course')),
    ]
    const runs = [
      ...(await restore(ctx, intakeId, 'course-run', [...runColumns, 'defaulted', 'publishOn', 'edited'])),
      ...(await takeAway(ctx, intakeId, 'course-run')),
    ]
    const sites = await restoreSites(ctx, intakeId)
    const all = await ctx.db
      .selectFrom('intakeRow')
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .where('intakeId', '=', intakeId)
      .executeTakeFirstOrThrow()
    const withdrawn = [...courses, ...runs].filter(({ status }) => status === 'withdrawn').length
    const restored = courses.length + runs.length + sites.length - withdrawn
    const undone = { restored, withdrawn, left: Number(all.rows) - restored - withdrawn }

    await ctx.db.updateTable('intake').set({ status: 'undone', undoneAt: ctx.now }).where('id', '=', intakeId).execute()
    const organisationId = intake.organisationId
    await record(ctx, 'courses.import-undone', { type: 'intake', id: intakeId, organisationId }, undone)
    for (const { id, status } of runs)
      await record(ctx, status === 'withdrawn' ? 'course-run.withdrawn' : 'course-run.restored', {
        type: 'course-run',
        id,
        organisationId,
      })
    const touched = [...courses.map(({ id }) => id), ...runs.map(({ courseId }) => courseId)]
    await refreshSearch(ctx, [...new Set([...touched, ...(await coursesAt(ctx, sites))])])
    await beginEdition(ctx)
    return undone
  })
}

type Row = { id: string; courseId: string; status: string }

/** Puts back what the file changed, where nobody has changed it since: then its version is still the one after. */
async function restore(ctx: Context, intakeId: string, noun: Versioned, columns: readonly string[]): Promise<Row[]> {
  const table = sql.table(tableOf[noun])
  const { rows } = await sql<Row>`
    update ${table} kept set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`was.${column}`)}`))},
      version = kept.version + 1
    from intake_row row cross join lateral jsonb_populate_record(null::${table}, row.before) was
    where row.intake_id = ${intakeId} and row.noun = ${noun} and row.outcome <> 'added' and kept.id = row.record_id
      and kept.version = was.version + 1
    returning kept.id, ${courseOf(noun)} as course_id, kept.status`.execute(ctx.db)
  return rows
}

/** Withdraws what the file added, where nobody has changed it since. */
async function takeAway(ctx: Context, intakeId: string, noun: Versioned): Promise<Row[]> {
  const { rows } = await sql<Row>`
    update ${sql.table(tableOf[noun])} kept set status = 'withdrawn', withdrawn_at = ${ctx.now}, version = kept.version + 1, updated_at = ${ctx.now}
    from intake_row row
    where row.intake_id = ${intakeId} and row.noun = ${noun} and row.outcome = 'added' and kept.id = row.record_id and kept.version = 1
    returning kept.id, ${courseOf(noun)} as course_id, kept.status`.execute(ctx.db)
  return rows
}

/** Puts back the addresses of places that the file changed, where no later file has changed them again. */
async function restoreSites(ctx: Context, intakeId: string): Promise<string[]> {
  const columns = ['name', 'address', 'town', 'postcode', 'outcode', 'phone', 'email']
  const { rows } = await sql<{ id: string }>`
    update site kept set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`was.${column}`)}`))}
    from intake_row row cross join lateral jsonb_populate_record(null::site, row.before) was
    where row.intake_id = ${intakeId} and row.noun = 'site' and row.outcome <> 'added' and kept.id = row.record_id
      and not exists (select from intake_row later join intake on intake.id = later.intake_id
        where later.noun = 'site' and later.record_id = row.record_id and intake.status = 'done'
          and intake.started_at > (select started_at from intake where id = ${intakeId}))
    returning kept.id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** The courses that run at some places: the search finds them by these. */
async function coursesAt(ctx: Context, siteIds: string[]): Promise<string[]> {
  if (siteIds.length === 0) return []
  const rows = await ctx.db
    .selectFrom('courseRun')
    .select('courseId')
    .distinct()
    .where('siteId', 'in', siteIds)
    .orderBy('courseId')
    .limit(20_000)
    .execute()
  return rows.map(({ courseId }) => courseId)
}

function courseOf(noun: Versioned) {
  return sql.ref(noun === 'course' ? 'kept.id' : 'kept.courseId')
}

async function lockIntake(ctx: Context, intakeId: string) {
  const intake = await intakesVisibleTo(ctx)
    .select(['intake.id', 'intake.organisationId', 'intake.status', 'intake.finishedAt'])
    .where('intake.kind', 'in', kinds)
    .where('intake.id', '=', intakeId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return orNotFound(intake, 'import')
}

function refuseUndo({ status, finishedAt }: { status: string; finishedAt: Date | null }, now: Date): void {
  if (status === 'undone') throw new Refusal('undone-already', 'This import was undone already.')
  if (status !== 'done' || finishedAt === null)
    throw new Refusal('nothing-to-undo', 'This file changed nothing, so there is nothing to undo.')
  if (now.getTime() - finishedAt.getTime() > UNDO_DAYS * 86_400_000)
    throw new Refusal('too-late', `An import can be undone for ${UNDO_DAYS} days. This one is older.`)
}

/** Forgets what can no longer be undone. */
export async function forgetUndoable(ctx: Context): Promise<void> {
  await ctx.db
    .deleteFrom('intakeRow')
    .where('noun', 'in', [...undoable])
    .where('intakeId', 'in', oldIntakes(ctx))
    .execute()
}

/** How many rows of files there are, and how many can no longer be undone. */
export async function countUndoable(ctx: Context): Promise<{ due: number; total: number }> {
  const counted = await ctx.db
    .selectFrom('intakeRow')
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.countAll<number>().filterWhere('intakeId', 'in', oldIntakes(ctx)).as('due'),
    ])
    .where('noun', 'in', [...undoable])
    .executeTakeFirst()
  return { due: Number(counted?.due ?? 0), total: Number(counted?.total ?? 0) }
}

const undoable = ['course', 'course-run', 'site'] as const

function oldIntakes(ctx: Context) {
  const before = new Date(ctx.now.getTime() - UNDO_DAYS * 86_400_000)
  return ctx.db.selectFrom('intake').select('id').where('kind', 'in', kinds).where('finishedAt', '<', before)
}
