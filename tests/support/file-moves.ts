import { randomUUID } from 'node:crypto'
import { FRIDAY } from './admissions'
import type { Scene } from './moves'

/** A file of the college's own system that says of this choice that its learner has started; done already where it was undone. */
export function aFileThatSays({ startedOn, isUndone = false }: { startedOn: string; isUndone?: boolean }) {
  return async ({ db, choice }: Scene) => {
    const id = randomUUID()
    const status = isUndone ? 'undone' : 'done'
    const file = { kind: 'enrolments', source: `enrolments:${choice.providerId}`, fileName: 'starters.csv', sha256: id }
    await db
      .insertInto('intake')
      .values({ id, ...file, bytes: 100, status, organisationId: choice.providerId, startedAt: FRIDAY })
      .execute()
    const row = { intakeId: id, line: 2, choiceId: choice.id, startedOn, isIdentityChecked: true }
    const outcome = isUndone ? { outcome: 'enrolled', endedAt: FRIDAY } : {}
    await db
      .insertInto('enrolmentRow')
      .values({ ...row, ...outcome })
      .execute()
    if (isUndone) await db.updateTable('enrolment').set({ startedOn }).where('choiceId', '=', choice.id).execute()
  }
}

export async function itsFile({ db }: Scene): Promise<string> {
  return (await db.selectFrom('intake').select('id').executeTakeFirstOrThrow()).id
}
