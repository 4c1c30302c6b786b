import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import type { NewIdentifier } from './cohort'
import { needKinds, needs, type Need, type PupilRecord } from './pupil'

/** One learner as this file leaves it. */
export type LearnerRow = {
  id: string
  nameKey: string
  bornOn: string
  record: PupilRecord
  identifiers: NewIdentifier[]
  /** the needs to write: all that are known of somebody new, the changed ones of somebody known */
  needs: Need[]
  /** true where a roll entry has to be opened, and one at another school closed */
  isJoining: boolean
  isRollChanged: boolean
}

export type CohortSchool = { id: string; areaId: string | null; authorityId: string | null }

const source = 'school file'

/** Adds learners, with their numbers, needs and place on the school's roll. */
export async function addLearners(ctx: Context, school: CohortSchool, rows: LearnerRow[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.db
    .insertInto('learner')
    .values(
      rows.map(({ id, nameKey, bornOn, record }) => ({
        id,
        areaId: school.areaId,
        authorityId: school.authorityId,
        nameKey,
        bornOn,
        ...columnsOf(record),
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })),
    )
    .execute()
  await writeAround(ctx, school, rows)
}

/** Gives many learners their new values in one statement. */
export async function changeLearners(ctx: Context, school: CohortSchool, rows: LearnerRow[]): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ id, nameKey, record }) => ({ id, nameKey, ...columnsOf(record) }))
  await sql`
    update learner set
      name_key = new."nameKey", legal_given_names = new."legalGivenNames", legal_family_name = new."legalFamilyName",
      middle_names = new."middleNames", given_names = new."givenNames", family_name = new."familyName",
      sex = new.sex, email = new.email, phone = new.phone, address = new.address, postcode = new.postcode,
      updated_at = ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as new (
      id uuid, "nameKey" text, "legalGivenNames" text, "legalFamilyName" text, "middleNames" text, "givenNames" text,
      "familyName" text, sex text, email citext, phone text, address text, postcode text)
    where learner.id = new.id`.execute(ctx.db)
  await writeAround(ctx, school, rows)
}

function columnsOf({ legalGivenNames, legalFamilyName, middleNames, givenNames, familyName, ...record }: PupilRecord) {
  const { sex, email, phone, address, postcode } = record
  return { legalGivenNames, legalFamilyName, middleNames, givenNames, familyName, sex, email, phone, address, postcode }
}

async function writeAround(ctx: Context, school: CohortSchool, rows: LearnerRow[]): Promise<void> {
  await addIdentifiers(ctx, school, rows)
  await writeNeeds(ctx, rows)
  await writeRoll(ctx, school, rows)
}

async function addIdentifiers(ctx: Context, school: CohortSchool, rows: LearnerRow[]): Promise<void> {
  const values = rows.flatMap(({ id, identifiers }) =>
    identifiers.map(({ kind, value }) => ({
      learnerId: id,
      kind,
      value,
      organisationId: kind === 'admission-number' ? school.id : null,
      source,
      recordedAt: ctx.now,
    })),
  )
  if (values.length === 0) return
  await supersede(ctx, values)
  await ctx.db.insertInto('learnerIdentifier').values(values).execute()
}

/** A new UPN, examination number or admission number takes the place of the one before it, which is kept. */
async function supersede(ctx: Context, values: { learnerId: string; kind: NewIdentifier['kind'] }[]): Promise<void> {
  const pairs = values.filter(({ kind }) => kind !== 'former-upn').map(({ learnerId, kind }) => ({ learnerId, kind }))
  await sql`
    update learner_identifier set superseded_at = ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as new ("learnerId" uuid, kind identifier_kind)
    where learner_identifier.learner_id = new."learnerId" and learner_identifier.kind = new.kind
      and learner_identifier.superseded_at is null`.execute(ctx.db)
}

async function writeNeeds(ctx: Context, rows: LearnerRow[]): Promise<void> {
  const changes = rows.flatMap(({ id, record, needs }) =>
    needs.map((need) => ({ learnerId: id, kind: needKinds[need], value: record[need] })),
  )
  if (changes.length === 0) return
  await sql`
    update learner_need set ended_at = ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as new ("learnerId" uuid, kind text)
    where learner_need.learner_id = new."learnerId" and learner_need.kind = new.kind and learner_need.ended_at is null
    `.execute(ctx.db)
  const values = changes.flatMap(({ value, ...need }) =>
    value === null ? [] : [{ ...need, value, source, recordedAt: ctx.now }],
  )
  if (values.length > 0) await ctx.db.insertInto('learnerNeed').values(values).execute()
}

/** The needs that a new learner's row tells of. */
export function needsTold(record: PupilRecord): Need[] {
  return needs.filter((need) => record[need] !== null)
}

async function writeRoll(ctx: Context, school: CohortSchool, rows: LearnerRow[]): Promise<void> {
  const joining = rows.filter(({ isJoining }) => isJoining)
  const changed = rows.filter(({ isJoining, isRollChanged }) => isRollChanged && !isJoining)
  if (joining.length > 0) await joinRoll(ctx, school, joining)
  if (changed.length === 0) return
  const values = changed.map(({ id, record }) => ({ id, yearGroup: record.yearGroup, form: record.form }))
  await sql`
    update roll_entry set year_group = coalesce(new."yearGroup", roll_entry.year_group), form = new.form
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as new (id uuid, "yearGroup" int, form text)
    where roll_entry.learner_id = new.id and roll_entry.left_on is null`.execute(ctx.db)
}

/** Who joins a school belongs to its area from then on. */
async function joinRoll(ctx: Context, school: CohortSchool, rows: LearnerRow[]): Promise<void> {
  const today = londonDay(ctx.now)
  const ids = rows.map(({ id }) => id)
  if (school.areaId !== null) {
    await ctx.db.updateTable('learner').set({ areaId: school.areaId }).where('id', 'in', ids).execute()
  }
  await ctx.db
    .updateTable('rollEntry')
    .set({ leftOn: today })
    .where('learnerId', 'in', ids)
    .where('leftOn', 'is', null)
    .execute()
  await ctx.db
    .insertInto('rollEntry')
    .values(
      rows.map(({ id, record }) => ({
        learnerId: id,
        schoolId: school.id,
        yearGroup: record.yearGroup ?? 11,
        form: record.form,
        recordedAt: ctx.now,
      })),
    )
    .execute()
}

export type SaidRow = { learnerId: string; said: object }

/** Remembers what the school's file said, beside what earlier files said in fields this one does not carry. */
export async function rememberPupils(ctx: Context, schoolId: string, intakeId: string, rows: SaidRow[]): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ learnerId, said }) => ({
    learnerId,
    schoolId,
    intakeId,
    received: JSON.stringify(said),
    readAt: ctx.now,
  }))
  await ctx.db
    .insertInto('pupilRow')
    .values(values)
    .onConflict((conflict) =>
      conflict.column('learnerId').doUpdateSet({
        schoolId: (eb) => eb.ref('excluded.schoolId'),
        received: sql`pupil_row.received || excluded.received`,
        intakeId: (eb) => eb.ref('excluded.intakeId'),
        readAt: (eb) => eb.ref('excluded.readAt'),
      }),
    )
    .execute()
}
