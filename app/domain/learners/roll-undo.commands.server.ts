import { mustBeAllowed } from '~/access/guard.server'
import { intakesVisibleTo } from '~/access/scopes.server'
import { record, recordAll } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { refuseUndo } from '~/kit/intake-shelf.server'
import { waitForQueue } from '~/kit/intake.server'
import { changeLearners, type LearnerRow } from './cohort-rows.commands.server'
import { knownLearners } from './cohort.queries.server'
import { nameKeyOf } from './learner'
import { isNeed } from './pupil'
import { beforeIn, fieldsToRestore, type Before } from './roll-undo'
import { forgetWhatWasSaid, leaveRoll, returnToRoll, takeNumbersBack } from './roll-undo-rows.commands.server'

const ROWS_AT_MOST = 20_000

export type UndoneRoll = { restored: number; takenOff: number; left: number }

/**
 * Undoes a whole roll: what it changed is as before, whom it added is off the roll, whom it took off is on it again. What
 * somebody or a later file has changed since is left as it is, and counted. Nobody is deleted.
 */
export function undoRoll(ctx: Context, intakeId: string): Promise<UndoneRoll> {
  return inTransaction(ctx, async (ctx) => {
    await waitForQueue(ctx, 'learners', 'roll')
    const intake = await lockRoll(ctx, intakeId)
    mustBeAllowed(ctx, 'import.learners', { schoolId: intake.organisationId })
    refuseUndo(intake, ctx.now)
    const schoolId = orNotFound(intake.organisationId ?? undefined, 'school')

    const rows = await rowsOf(ctx, intakeId)
    const idsThat = (outcome: string) => rows.filter((row) => row.outcome === outcome).map(({ id }) => id)
    const changes = rows.filter(({ outcome }) => outcome === 'changed')
    const takenOff = await leaveRoll(ctx, schoolId, idsThat('added'))
    const restored = await restore(ctx, { schoolId, intakeId, changes })
    const back = await returnToRoll(
      ctx,
      idsThat('withdrawn').map((learnerId) => ({ learnerId, schoolId })),
    )

    const touched = [...new Set([...takenOff, ...restored, ...back])]
    const undone = {
      restored: new Set([...restored, ...back]).size,
      takenOff: takenOff.length,
      left: rows.length - touched.length,
    }
    await ctx.db.updateTable('intake').set({ status: 'undone', undoneAt: ctx.now }).where('id', '=', intakeId).execute()
    await record(ctx, 'cohort.import-undone', { type: 'intake', id: intakeId, organisationId: schoolId }, undone)
    await recordAll(
      ctx,
      touched.map((id) => ({
        action: 'learner.import-undone',
        subject: { type: 'learner', id, learnerId: id, organisationId: schoolId },
        particulars: { intakeId },
      })),
    )
    return undone
  })
}

type Row = { id: string; outcome: string; before: Before }

async function rowsOf(ctx: Context, intakeId: string): Promise<Row[]> {
  const rows = await ctx.db
    .selectFrom('intakeRow')
    .select(['recordId as id', 'outcome', 'before'])
    .where('intakeId', '=', intakeId)
    .where('noun', '=', 'learner')
    .orderBy('recordId')
    .limit(ROWS_AT_MOST)
    .execute()
  return rows.map(({ before, ...row }) => ({ ...row, before: beforeIn(before) }))
}

/** Puts back what the file changed, where neither a person nor a later file has changed it since. */
async function restore(
  ctx: Context,
  { schoolId, intakeId, changes }: { schoolId: string; intakeId: string; changes: Row[] },
): Promise<string[]> {
  const known = new Map(
    (
      await knownLearners(
        ctx,
        changes.map(({ id }) => id),
      )
    ).map((learner) => [learner.id, learner]),
  )
  const rows = changes.flatMap(({ id, before }): LearnerRow[] => {
    const learner = known.get(id)
    const fields = learner ? fieldsToRestore(before, learner) : {}
    if (!learner || Object.keys(fields).length === 0) return []
    const record = { ...learner.now, ...fields }
    return [
      {
        id,
        nameKey: nameKeyOf(record.legalFamilyName, record.legalGivenNames),
        bornOn: learner.bornOn,
        record,
        identifiers: [],
        needs: Object.keys(fields).filter(isNeed),
        isJoining: false,
        isRollChanged: 'form' in fields || 'yearGroup' in fields,
      },
    ]
  })
  await changeLearners(ctx, { id: schoolId, areaId: null, authorityId: null }, rows)
  await forgetWhatWasSaid(ctx, intakeId, changes)
  const numbers = await takeNumbersBack(ctx, changes)
  const movedHere = changes.filter(({ before }) => before.schoolId !== schoolId)
  const moved = await leaveRoll(
    ctx,
    schoolId,
    movedHere.map(({ id }) => id),
    { evenIfInUse: true },
  )
  await returnToRoll(
    ctx,
    movedHere.flatMap(({ id, before }) =>
      before.schoolId !== null && moved.includes(id) ? [{ learnerId: id, schoolId: before.schoolId }] : [],
    ),
  )
  return [...new Set([...rows.map(({ id }) => id), ...numbers, ...moved])]
}

async function lockRoll(ctx: Context, intakeId: string) {
  const intake = await intakesVisibleTo(ctx)
    .select(['intake.id', 'intake.organisationId', 'intake.status', 'intake.finishedAt'])
    .where('intake.kind', '=', 'learners')
    .where('intake.id', '=', intakeId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return orNotFound(intake, 'import')
}
