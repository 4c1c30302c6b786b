import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { mustBeAllowed } from '~/access/guard.server'
import { intakesVisibleTo, learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import type { OnRoll } from './roll-index'

const FILES_SHOWN = 20
const ROLL_AT_MOST = 5_000

function sheetsVisibleTo(ctx: Context) {
  return intakesVisibleTo(ctx).where('intake.kind', '=', 'predictions')
}

/** The last sheets of predicted grades that the actor's school sent. */
export function recentSheets(ctx: Context) {
  mustBeAllowed(ctx, 'import.predictions', { schoolId: ctx.actor.organisationId })
  return sheetsVisibleTo(ctx)
    .leftJoin('account', 'account.id', 'intake.startedById')
    .select(['intake.id', 'intake.fileName', 'intake.status', 'intake.startedAt', 'account.name as by'])
    .orderBy('intake.startedAt', 'desc')
    .orderBy('intake.id')
    .limit(FILES_SHOWN)
    .execute()
}

/** One sheet of the actor's school: what came of it, or would. */
export async function findSheetOfGrades(ctx: Context, intakeId: string) {
  const intake = await sheetsVisibleTo(ctx)
    .select(['intake.id', 'intake.fileName', 'intake.status', 'intake.startedAt', 'intake.finishedAt'])
    .select(['intake.counts', 'intake.keptAs'])
    .where('intake.id', '=', intakeId)
    .executeTakeFirst()
  return orNotFound(intake, 'import')
}

/** A sheet that waits for a yes, held until it is off the shelf. */
export function lockPreview(ctx: Context, intakeId: string) {
  return sheetsVisibleTo(ctx)
    .select(['intake.id', 'intake.keptAs', 'intake.fileName'])
    .where('intake.id', '=', intakeId)
    .forUpdate()
    .executeTakeFirst()
}

/** A sheet that is to be undone, held until it is. */
export async function lockSheet(ctx: Context, intakeId: string) {
  const intake = await sheetsVisibleTo(ctx)
    .select(['intake.id', 'intake.organisationId', 'intake.status', 'intake.finishedAt'])
    .where('intake.id', '=', intakeId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return orNotFound(intake, 'import')
}

/** Everybody on a school's roll, with the numbers and names that a file may know them by. */
export async function rollOf(ctx: Context, schoolId: string): Promise<OnRoll[]> {
  const rows = await learnersVisibleTo(ctx)
    .innerJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .where('rollEntry.schoolId', '=', schoolId)
    .select(['learner.id', 'learner.bornOn', 'rollEntry.form', 'learner.givenNames', 'learner.familyName'])
    .select(['learner.legalGivenNames', 'learner.legalFamilyName'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('learnerIdentifier')
          .select(['learnerIdentifier.kind', 'learnerIdentifier.value'])
          .whereRef('learnerIdentifier.learnerId', '=', 'learner.id')
          .where(sql<boolean>`superseded_at is null or kind = 'former-upn'`),
      ).as('numbers'),
    )
    .orderBy('learner.id')
    .limit(ROLL_AT_MOST)
    .execute()
  return rows.map(({ id, bornOn, form, numbers, ...name }) => {
    const valuesOf = (...kinds: string[]) => numbers.flatMap(({ kind, value }) => (kinds.includes(kind) ? [value] : []))
    return {
      id,
      bornOn,
      form,
      upns: valuesOf('upn', 'former-upn'),
      ulns: valuesOf('uln'),
      admissionNumbers: valuesOf('admission-number', 'uci'),
      names: namesOf(name),
    }
  })
}

type Names = { givenNames: string; familyName: string; legalGivenNames: string | null; legalFamilyName: string | null }

/** The name somebody goes by, and the one on the certificate. */
function namesOf({ givenNames, familyName, legalGivenNames, legalFamilyName }: Names) {
  return [
    { familyName, givenNames },
    { familyName: legalFamilyName ?? familyName, givenNames: legalGivenNames ?? givenNames },
  ]
}
