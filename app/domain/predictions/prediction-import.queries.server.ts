import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { findFile, lockFile, lockFilePreview, recentFiles } from '~/domain/catalogues/own-import.queries.server'
import type { Context } from '~/kit/context.server'
import type { OnRoll } from './roll-index'

const ROLL_AT_MOST = 5_000

/** The last sheets of predicted grades that the actor's school sent. */
export function recentSheets(ctx: Context) {
  mustBeAllowed(ctx, 'import.predictions', { schoolId: ctx.actor.organisationId })
  return recentFiles(ctx, 'predictions')
}

/** One sheet of the actor's school: what came of it, or would. */
export function findSheetOfGrades(ctx: Context, intakeId: string) {
  return findFile(ctx, 'predictions', intakeId)
}

/** A sheet that waits for a yes, held until it is off the shelf. */
export function lockPreview(ctx: Context, intakeId: string) {
  return lockFilePreview(ctx, 'predictions', intakeId)
}

/** A sheet that is to be undone, held until it is. */
export function lockSheet(ctx: Context, intakeId: string) {
  return lockFile(ctx, 'predictions', intakeId)
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
