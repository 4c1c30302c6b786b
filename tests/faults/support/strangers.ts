import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { usualRights } from '~/domain/plans/plan-rights'
import { FRIDAY } from '#tests/support/admissions'
import { aToken } from '#tests/support/programs'
import { courseOf, reasonOf } from '#tests/support/cancellations'
import { aGuarantee, aProposal } from './marked-guarantee'
import { leaverRecords } from './leaver-strangers'
import { idOf } from './made-row'
import { planRecords } from './plan-strangers'
import { toldRecords } from './told-strangers'
import type { PeopledTown, Resident } from './towns'

type Db = Kysely<DB>

/** One row behind each kind of id in an address, by the name of the parameter. */
export type Records = Record<string, string>

/** What stands about one learner besides the choices: what was written elsewhere, handed over, hidden and asked. */
export async function recordsAbout(db: Db, town: PeopledTown, one: Resident) {
  const { areaId, schoolId, cycleId, people } = town
  const { learnerId } = one
  const tutorId = people.tutor.accountId
  const outside = { cycleId, kind: 'employer', organisationName: 'Lock and Sons', title: 'Joiner', state: 'applied' }
  const registration = { areaId, status: 'waiting', bornOn: '2011-03-27', email: `${learnerId}@example.org` }
  const person = { givenNames: 'Amina', familyName: 'Yusuf', postcode: 'AL10 8RT' }
  const asked = {
    organisationId: schoolId,
    decision: 'refused',
    reason: 'Known to us',
    decidedAt: FRIDAY,
    decidedById: tutorId,
  }
  const parent = { name: 'Samira Yusuf', email: 'samira@example.org', relationship: 'parent' }
  const reasonId = await reasonOf(db, 'handover', await firstOf(db, 'handover'))
  const invitation = {
    kind: 'parent',
    email: parent.email,
    codeHash: randomUUID(),
    createdAt: FRIDAY,
    expiresAt: new Date('2027-11-20'),
  }
  return {
    outsideId: await idOf(
      db
        .insertInto('outsideApplication')
        .values({ learnerId, ...outside, createdAt: FRIDAY, changedAt: FRIDAY })
        .returning('id'),
    ),
    handoverId: await idOf(
      db
        .insertInto('handover')
        .values({
          id: randomUUID(),
          learnerId,
          areaId,
          schoolId,
          reasonId,
          tried: 'Two talks',
          handedAt: FRIDAY,
          changedAt: FRIDAY,
        })
        .returning('id'),
    ),
    registrationId: await idOf(
      db
        .insertInto('registration')
        .values({ ...registration, ...person, askedAt: FRIDAY, confirmedAt: FRIDAY })
        .returning('id'),
    ),
    blockId: await idOf(
      db
        .insertInto('parentBlock')
        .values({ learnerId, basis: 'court-order', note: 'Order of 1 October', setAt: FRIDAY, setById: tutorId })
        .returning('id'),
    ),
    requestId: await idOf(
      db
        .insertInto('parentRequest')
        .values({ learnerId, ...parent, ...asked })
        .returning('id'),
    ),
    invitationId: await idOf(
      db
        .insertInto('invitation')
        .values({ learnerId, ...invitation })
        .returning('id'),
    ),
    ...(await planRecords(db, learnerId, one)),
    ...(await leaverRecords(db, town, learnerId)),
    leavingId: await idOf(
      db
        .insertInto('cohortLeaving')
        .values({
          learnerId,
          status: 'T',
          authorityCode: '821',
          leftOn: '2026-11-20',
          recordedById: tutorId,
          recordedAt: FRIDAY,
        })
        .returning('id'),
    ),
    guaranteeId: await idOf(db.insertInto('guarantee').values(aGuarantee(learnerId, areaId)).returning('id')),
    activityId: await idOf(db.insertInto('activity').values(aProposal(learnerId)).returning('id')),
    linkId: await idOf(
      db
        .insertInto('parentLink')
        .values({ learnerId, accountId: people.head.accountId, relationship: 'mother', linkedAt: FRIDAY })
        .returning('id'),
    ),
  } satisfies Records
}

/** What belongs to the area, the school and the college of a town. */
export async function recordsOf(db: Db, town: PeopledTown) {
  const { areaId, collegeId, schoolId, amina } = town
  const { courseRunId } = await db
    .selectFrom('choice')
    .select('courseRunId')
    .where('id', '=', amina.choices.college)
    .executeTakeFirstOrThrow()
  const intake = {
    kind: 'roll',
    fileName: 'roll.csv',
    bytes: 1,
    sha256: 'a'.repeat(64),
    status: 'done',
    startedAt: FRIDAY,
  }
  const event = {
    title: 'Open evening',
    startsAt: new Date('2027-01-20T17:00:00Z'),
    endsAt: new Date('2027-01-20T19:00:00Z'),
  }
  const slot = { startsAt: event.startsAt, minutes: 20, place: 'Room 12', seats: 1, madeAt: FRIDAY }
  const ofOffice = { organisationId: collegeId, accountId: town.people['admissions-officer'].accountId }
  const act = { providerId: collegeId, kind: 'offer', terms: JSON.stringify({ kind: 'offer' }), size: 0 }
  return {
    ...(await toldRecords(db, town)),
    viewId: await idOf(
      db
        .insertInto('queueView')
        .values({ id: randomUUID(), ...ofOffice, name: 'New ones', keptAt: FRIDAY })
        .returning('id'),
    ),
    actId: await idOf(
      db
        .insertInto('bulkAct')
        .values({ id: randomUUID(), ...act, madeByRole: 'admissions-officer', madeAt: FRIDAY, finishedAt: FRIDAY })
        .returning('id'),
    ),
    webhookId: await idOf(
      db
        .insertInto('webhook')
        .values({
          ...{ organisationId: collegeId, url: 'https://college.example/', secret: Buffer.from('locked') },
          ...{ kinds: ['place.accepted'], madeById: ofOffice.accountId, madeAt: FRIDAY },
        })
        .returning('id'),
    ),
    slotId: await idOf(
      db
        .insertInto('interviewSlot')
        .values({ id: randomUUID(), providerId: collegeId, ...slot })
        .returning('id'),
    ),
    tokenId: (await aToken(db, collegeId)).id,
    membershipId: town.people['admissions-officer'].membershipId ?? '',
    agreementId: await idOf(
      db
        .insertInto('organisationLink')
        .values({ ownerId: collegeId, partnerId: town.sixthFormId, rights: ['see'], proposedAt: FRIDAY })
        .returning('id'),
    ),
    noteId: await idOf(
      db
        .insertInto('applicantNote')
        .values({
          id: randomUUID(),
          choiceId: amina.choices.college,
          providerId: collegeId,
          authorId: ofOffice.accountId,
          text: 'Rang on Monday',
          writtenAt: FRIDAY,
        })
        .returning('id'),
    ),
    templateId: await idOf(
      db
        .insertInto('planTemplate')
        .values({ areaId, name: 'A levels', rights: JSON.stringify(usualRights), reviewWeeks: 12, changedAt: FRIDAY })
        .returning('id'),
    ),
    courseId: await courseOf(db, courseRunId),
    runId: courseRunId,
    eventId: await idOf(
      db
        .insertInto('openEvent')
        .values({ providerId: collegeId, ...event, createdAt: FRIDAY })
        .returning('id'),
    ),
    intakeId: await idOf(
      db
        .insertInto('intake')
        .values({ organisationId: schoolId, ...intake })
        .returning('id'),
    ),
    timetableId: await idOf(
      db
        .insertInto('timetableSlot')
        .values({
          ...{ providerId: collegeId, courseRunId, title: 'Maths', weekday: 2, starts: '09:15', ends: '10:45' },
          ...{ fromOn: '2026-11-02', untilOn: '2027-07-16', setAt: FRIDAY },
        })
        .returning('id'),
    ),
    timeId: await idOf(
      db
        .insertInto('enrolmentTime')
        .values({
          providerId: collegeId,
          startsAt: event.startsAt,
          minutes: 20,
          place: 'Hall',
          seats: 2,
          madeAt: FRIDAY,
        })
        .returning('id'),
    ),
    closureId: await idOf(
      db
        .insertInto('closure')
        .values({ areaId, kind: 'school-holiday', name: 'Half term', startsOn: '2027-02-15', endsOn: '2027-02-19' })
        .returning('id'),
    ),
    cycleId: town.cycleId,
    snapshotId: await idOf(
      db
        .insertInto('nccisSnapshot')
        .values({
          ...{ areaId, periodEnd: '2026-10-31', status: 'frozen', databaseCode: '901', authorities: ['919'] },
          ...{ people: 0, askedAt: FRIDAY, frozenAt: FRIDAY },
        })
        .returning('id'),
    ),
    questionId: await idOf(
      db
        .insertInto('returnQuestion')
        .values(({ selectFrom }) => ({
          ...{ areaId, line: 2, why: 'same-name', told: JSON.stringify({}), candidates: [] },
          intakeId: selectFrom('intake').select('id').where('organisationId', '=', schoolId).limit(1),
        }))
        .returning('id'),
    ),
    neighbourId: await idOf(
      db
        .insertInto('neighbour')
        .values({ areaId, name: 'Dunshire', attribution: 'Dunshire Council', createdAt: FRIDAY })
        .returning('id'),
    ),
  } satisfies Records
}

async function firstOf(db: Db, list: string) {
  return (
    await db.selectFrom('reason').select('code').where('list', '=', list).orderBy('position').executeTakeFirstOrThrow()
  ).code
}
