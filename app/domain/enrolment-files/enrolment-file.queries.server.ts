import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { mustBeAllowed } from '~/access/guard.server'
import { choicesVisibleTo, intakesVisibleTo } from '~/access/scopes.server'
import { takingPlaces, type ChoiceState } from '~/domain/applications/choice.states'
import { recentFiles } from '~/domain/catalogues/own-import.queries.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import type { Place } from './place-index'

/** The largest file of enrolments that is taken in. */
export const LARGEST_FILE = 5_000_000

const PLACES_AT_MOST = 20_000
const findable: ChoiceState[] = [...takingPlaces, 'deferred', 'did_not_attend']

function filesVisibleTo(ctx: Context) {
  return intakesVisibleTo(ctx).where('intake.kind', '=', 'enrolments')
}

/** The last enrolment files that the actor's provider sent. */
export function recentEnrolmentFiles(ctx: Context) {
  mustBeAllowed(ctx, 'enrolment.record', { providerId: ctx.actor.organisationId })
  return recentFiles(ctx, 'enrolments')
}

/** One enrolment file of the actor's provider: what came of it, or would, and how far it is. */
export async function findEnrolmentFile(ctx: Context, intakeId: string) {
  const rowsThat = (outcome: string) => sql<number>`(select count(*)::int from enrolment_row
    where enrolment_row.intake_id = intake.id and outcome = ${outcome})`
  const intake = await filesVisibleTo(ctx)
    .select(['intake.id', 'intake.fileName', 'intake.status', 'intake.startedAt', 'intake.counts', 'intake.keptAs'])
    .select(['intake.isAllOrNothing'])
    .select([rowsThat('enrolled').as('enrolled'), rowsThat('refused').as('refused'), rowsThat('undone').as('undone')])
    .select(rowsThat('kept').as('kept'))
    .select(
      sql<number>`(select count(*)::int from enrolment_row
        where enrolment_row.intake_id = intake.id and outcome is null)`.as('left'),
    )
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('intakeFinding')
            .select('intakeFinding.id')
            .whereRef('intakeFinding.intakeId', '=', 'intake.id')
            .where('intakeFinding.code', '=', 'identity-open'),
        )
        .as('leavesIdentityOpen'),
    )
    .where('intake.id', '=', intakeId)
    .executeTakeFirst()
  const file = orNotFound(intake, 'import')
  mustBeAllowed(ctx, 'enrolment.record', { providerId: ctx.actor.organisationId })
  return file
}

/** The rows that were refused when their turn came, or left when the file was undone: the report's second half. */
export function rowsNotDone(ctx: Context, intakeId: string, atMost: number) {
  return filesVisibleTo(ctx)
    .innerJoin('enrolmentRow', 'enrolmentRow.intakeId', 'intake.id')
    .select(['enrolmentRow.line', 'enrolmentRow.outcome', 'enrolmentRow.why'])
    .where('intake.id', '=', intakeId)
    .where('enrolmentRow.outcome', 'in', ['refused', 'kept'])
    .orderBy('enrolmentRow.line')
    .limit(atMost)
    .execute()
}

/** Every place of the provider that somebody may start on this year, with what a file may know it by. */
export async function placesToFind(ctx: Context): Promise<Place[]> {
  const rows = await choicesVisibleTo(ctx)
    .innerJoin('cycle', (join) => join.onRef('cycle.id', '=', 'choice.cycleId').on('cycle.closedAt', 'is', null))
    .innerJoin('application', 'application.id', 'choice.applicationId')
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('enrolment', 'enrolment.choiceId', 'choice.id')
    .select(['choice.id as choiceId', 'choice.state', 'choice.cycleId', 'choice.learnerId', 'application.reference'])
    .select(['learner.givenNames', 'learner.familyName', 'learner.legalGivenNames', 'learner.legalFamilyName'])
    .select(['learner.bornOn', 'course.title', 'course.key', 'course.qualificationReference', 'enrolment.startedOn'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('documentCheck')
            .innerJoin('documentKind', 'documentKind.id', 'documentCheck.kindId')
            .select('documentCheck.kindId')
            .whereRef('documentCheck.choiceId', '=', 'choice.id')
            .where('documentKind.isIdentity', '=', true),
        )
        .as('hasShownIdentity'),
    )
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('learnerIdentifier')
          .select('learnerIdentifier.value')
          .whereRef('learnerIdentifier.learnerId', '=', 'learner.id')
          .where('learnerIdentifier.kind', '=', 'uln')
          .where('learnerIdentifier.supersededAt', 'is', null),
      ).as('ulns'),
    )
    .where('choice.state', 'in', findable)
    .orderBy('choice.id')
    .limit(PLACES_AT_MOST)
    .execute()
  return rows.map(({ ulns, title, key, qualificationReference, ...row }) => ({
    ...{ choiceId: row.choiceId, state: row.state, cycleId: row.cycleId, learnerId: row.learnerId },
    ...{
      reference: row.reference,
      bornOn: row.bornOn,
      startedOn: row.startedOn,
      isIdentityChecked: row.hasShownIdentity === true,
    },
    ulns: ulns.map(({ value }) => value),
    names: namesOf(row),
    courseTitle: title,
    courseReferences: [key, qualificationReference].filter((one) => one !== null),
  }))
}

type Names = { givenNames: string; familyName: string; legalGivenNames: string; legalFamilyName: string | null }

/** The name somebody goes by, and the one on the certificate. */
function namesOf({ givenNames, familyName, legalGivenNames, legalFamilyName }: Names) {
  return [
    { familyName, givenNames },
    { familyName: legalFamilyName ?? familyName, givenNames: legalGivenNames },
  ]
}
