import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { cancelStarts } from '~/domain/cancellations/cancellation.commands.server'
import { aChoice, lettersIn, type ChoiceWithAll } from './admissions'

type Db = Kysely<DB>

/** The id of a reason, by its list and code. */
export async function reasonOf(db: Db, list: string, code: string) {
  const found = db.selectFrom('reason').select('id').where('list', '=', list).where('code', '=', code)
  return (await found.executeTakeFirstOrThrow()).id
}

/** The course that a start belongs to. */
export async function courseOf(db: Db, runId: string) {
  const found = db.selectFrom('courseRun').select('courseId').where('id', '=', runId)
  return (await found.executeTakeFirst())?.courseId ?? runId
}

/** The start of a choice is cancelled for everybody, because too few chose it. */
export async function cancelFor(db: Db, { officer, runId }: Pick<ChoiceWithAll, 'officer' | 'runId'>, detail = '') {
  const reason = await reasonOf(db, 'course-cancelled', 'too-few')
  return cancelStarts(officer, await courseOf(db, runId), { starts: [runId], reason, detail })
}

/** Another learner's choice of the same start, in a state of its own. */
export async function onSameRun(db: Db, first: ChoiceWithAll, given: Parameters<typeof aChoice>[1] = {}) {
  const second = await aChoice(db, { town: first.town, providerId: first.providerId, ...given })
  await db.updateTable('choice').set({ courseRunId: first.runId }).where('id', '=', second.id).execute()
  await db.updateTable('offer').set({ courseRunId: first.runId }).where('choiceId', '=', second.id).execute()
  return { ...second, runId: first.runId }
}

/** The letters of one kind written so far. */
export async function lettersOf(db: Db, template: string) {
  return (await lettersIn(db)).filter((letter) => letter.template === template)
}
