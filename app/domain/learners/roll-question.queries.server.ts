import { intakesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import type { Answer } from './roll-question'

const ANSWERS_AT_MOST = 20_000
const QUESTIONS_AT_MOST = 2_000
const SHOWN = 100

/** What people have said of held rows of this school: of earlier files where no preview is named, and of that preview. */
export async function answersOf(ctx: Context, schoolId: string, previewId: string | null) {
  const rows = await ctx.db
    .selectFrom('rollQuestion')
    .innerJoin('intake', 'intake.id', 'rollQuestion.intakeId')
    .select(['rollQuestion.mark', 'rollQuestion.answer', 'rollQuestion.learnerId', 'rollQuestion.becameId'])
    .where('rollQuestion.schoolId', '=', schoolId)
    .where('rollQuestion.kind', '=', 'duplicate')
    .where('rollQuestion.answer', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('rollQuestion.intakeId', '=', previewId),
        // Somebody else's answer counts once their file is in; this preview's counts now.
        eb('intake.keptAs', 'is', null),
      ]),
    )
    .orderBy('rollQuestion.answeredAt')
    .orderBy('rollQuestion.id')
    .limit(ANSWERS_AT_MOST)
    .execute()
  return new Map(rows.map((row): [string, Answer] => [row.mark, answerIn(row)]))
}

type Row = { answer: string | null; learnerId: string | null; becameId: string | null }

function answerIn({ answer, learnerId, becameId }: Row): Answer {
  const known = answer === 'same' ? learnerId : becameId
  return known === null ? { is: 'different' } : { is: 'same', learnerId: known }
}

/** Those of whom somebody has said, looking at this preview, that they have left the school. */
export async function leavingIn(ctx: Context, previewId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('rollQuestion')
    .select('learnerId')
    .where('intakeId', '=', previewId)
    .where('answer', '=', 'left')
    .orderBy('position')
    .limit(QUESTIONS_AT_MOST)
    .execute()
  return rows.flatMap(({ learnerId }) => (learnerId === null ? [] : [learnerId]))
}

/** The questions of a file that still waits for its yes, held until they are answered. */
export async function lockQuestions(ctx: Context, intakeId: string) {
  const intake = orNotFound(
    await intakesVisibleTo(ctx)
      .select('intake.keptAs')
      .where('intake.kind', '=', 'learners')
      .where('intake.id', '=', intakeId)
      .forUpdate()
      .executeTakeFirst(),
    'import',
  )
  if (intake.keptAs === null)
    throw new Refusal('taken-already', 'This file was taken in already, or waited too long. Send it again.')
  return ctx.db
    .selectFrom('rollQuestion')
    .select(['id', 'kind', 'candidates'])
    .where('intakeId', '=', intakeId)
    .orderBy('position')
    .limit(QUESTIONS_AT_MOST)
    .execute()
}

/** What a previewed file leaves to be asked; unanswered questions first. */
export async function questionsOf(ctx: Context, intakeId: string) {
  const rows = await intakesVisibleTo(ctx)
    .innerJoin('rollQuestion', 'rollQuestion.intakeId', 'intake.id')
    .select(['rollQuestion.id', 'rollQuestion.kind', 'rollQuestion.line', 'rollQuestion.why', 'rollQuestion.told'])
    .select(['rollQuestion.candidates', 'rollQuestion.answer', 'rollQuestion.learnerId'])
    .where('intake.id', '=', intakeId)
    .orderBy((eb) => eb('rollQuestion.answer', 'is not', null))
    .orderBy('rollQuestion.position')
    .limit(SHOWN + 1)
    .execute()
  return { questions: rows.slice(0, SHOWN), hasMore: rows.length > SHOWN }
}

/**
 * Who those are that a row may be: as much as it takes to tell one from another, also of a learner of another school,
 * because the school is asked to say whether that is its own pupil.
 */
export async function candidatesOf(ctx: Context, learnerIds: string[]) {
  if (learnerIds.length === 0) return []
  return ctx.db
    .selectFrom('learner')
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('organisation as school', 'school.id', 'rollEntry.schoolId')
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'learner.bornOn'])
    .select(['rollEntry.form', 'school.id as schoolId', 'school.name as schoolName'])
    .where('learner.id', 'in', learnerIds)
    .orderBy('learner.id')
    .limit(QUESTIONS_AT_MOST)
    .execute()
}
