import { returnQuestionsVisibleTo } from '~/access/return-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const QUESTIONS_SHOWN = 200
const MOST_CANDIDATES = 20

/** The rows of a file that wait for an answer, in its order. */
export function questionsOf(ctx: Context, intakeId: string) {
  return returnQuestionsVisibleTo(ctx)
    .select(['returnQuestion.id', 'returnQuestion.line', 'returnQuestion.why', 'returnQuestion.told'])
    .where('returnQuestion.intakeId', '=', intakeId)
    .where('returnQuestion.answer', 'is', null)
    .orderBy('returnQuestion.line')
    .orderBy('returnQuestion.id')
    .limit(QUESTIONS_SHOWN)
    .execute()
}

/** One of them, with everybody who may be meant. */
export async function findQuestion(ctx: Context, questionId: string) {
  const found = await returnQuestionsVisibleTo(ctx)
    .select(['returnQuestion.id', 'returnQuestion.intakeId', 'returnQuestion.areaId', 'returnQuestion.line'])
    .select(['returnQuestion.why', 'returnQuestion.told', 'returnQuestion.candidates', 'returnQuestion.answer'])
    .where('returnQuestion.id', '=', questionId)
    .executeTakeFirst()
  const question = orNotFound(found, 'question')
  const candidates = await learnersVisibleTo(ctx)
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('organisation as school', 'school.id', 'rollEntry.schoolId')
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'learner.bornOn', 'learner.postcode'])
    .select('school.name as schoolName')
    .where('learner.id', 'in', question.candidates.length > 0 ? question.candidates : [question.id])
    .orderBy('learner.id')
    .limit(MOST_CANDIDATES)
    .execute()
  return { ...question, candidates }
}
