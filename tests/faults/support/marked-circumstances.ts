import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { FRIDAY } from '#tests/support/admissions'

/** A contact with its note, place and promise, what is kept apart from it, and circumstances of both sorts, whose marks are their names. */
export async function markCircumstances(db: Kysely<DB>, learnerId: string, writtenById: string, code: string) {
  const note = `${code}-contactNote`
  const { id: contactId } = await db
    .insertInto('contact')
    .values({
      ...{ learnerId, adviserId: writtenById, kind: 'phone-call', outcome: 'reached' },
      ...{ happenedAt: FRIDAY, recordedAt: FRIDAY, note, place: note, agreed: note },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const body = `${code}-confidentialRecord`
  await db
    .insertInto('confidentialNote')
    .values({ learnerId, contactId, body, writtenById, writtenAt: FRIDAY })
    .execute()
  await markCharacteristic(db, learnerId, `${code}-circumstance`, false)
  await markCharacteristic(db, learnerId, body, true)
}

// A list that is over is chosen from no more, so that nobody but this learner shows the mark.
async function markCharacteristic(db: Kysely<DB>, learnerId: string, label: string, isSensitive: boolean) {
  const days = { validFrom: '2015-09-01', validTo: '2020-08-31' }
  await db
    .insertInto('characteristicCode')
    .values({ code: label, label, isSensitive, ...days })
    .execute()
  await db
    .insertInto('learnerCharacteristic')
    .values({ learnerId, code: label, fromOn: '2019-09-01', recordedAt: FRIDAY })
    .execute()
}
