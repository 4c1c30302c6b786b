import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Context } from '~/kit/context.server'
import { lastTimeOf } from '~/kit/intake-merge'
import type { KnownLearner } from './cohort'
import { needKinds, type Pupil } from './pupil'

/** Which learners could these pupils be? By any of their numbers, or by legal name and birth date, at any school. */
export async function learnersLike(ctx: Context, pupils: Pupil[]): Promise<KnownLearner[]> {
  return knownLearners(ctx, await idsLike(ctx, pupils))
}

/** These learners as they are now, beside what their school's last file said of them. */
export async function knownLearners(ctx: Context, ids: string[]): Promise<KnownLearner[]> {
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('learner')
    .leftJoin('pupilRow', 'pupilRow.learnerId', 'learner.id')
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .where('learner.id', 'in', ids)
    .where('learner.mergedIntoId', 'is', null)
    .select(['learner.id', 'learner.bornOn', 'learner.nameKey', 'learner.legalGivenNames', 'learner.givenNames'])
    .select(['learner.legalFamilyName', 'learner.familyName', 'learner.middleNames', 'learner.sex', 'learner.email'])
    .select(['learner.phone', 'learner.address', 'learner.postcode', 'pupilRow.received'])
    .select(['rollEntry.schoolId', 'rollEntry.yearGroup', 'rollEntry.form'])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('learnerIdentifier')
          .select(['learnerIdentifier.kind', 'learnerIdentifier.value'])
          .select(sql<boolean>`superseded_at is null`.as('isCurrent'))
          .whereRef('learnerIdentifier.learnerId', '=', 'learner.id'),
      ).as('identifiers'),
      jsonArrayFrom(
        eb
          .selectFrom('learnerNeed')
          .select(['learnerNeed.kind', 'learnerNeed.value'])
          .whereRef('learnerNeed.learnerId', '=', 'learner.id')
          .where('learnerNeed.endedAt', 'is', null),
      ).as('needs'),
    ])
    .orderBy('learner.id')
    .execute()
  return rows.map(({ id, bornOn, nameKey, schoolId, received, identifiers, needs, ...record }) => ({
    id,
    bornOn,
    nameKey,
    schoolId,
    ...numbersOf(identifiers),
    now: { ...record, legalFamilyName: record.legalFamilyName ?? record.familyName, ...needsOf(needs) },
    lastTime: lastTimeOf(received),
  }))
}

async function idsLike(ctx: Context, pupils: Pupil[]): Promise<string[]> {
  const values = pupils.flatMap(({ upn, formerUpn, uln }) => [upn, formerUpn, uln].filter((value) => value !== null))
  const names = pupils.map(({ nameKey, bornOn, said }) => ({ nameKey, bornOn, postcode: said.postcode ?? null }))
  const { rows } = await sql<{ id: string }>`
    select learner_id as id from learner_identifier
      where kind in ('upn', 'former-upn', 'uln') and value = any(${values})
    union
    select learner.id from learner
      join jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as name ("nameKey" text, "bornOn" date)
      on learner.name_key = name."nameKey" and learner.born_on = name."bornOn"
    union
    select learner.id from learner
      join jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as name ("nameKey" text, "bornOn" date, postcode text)
      on learner.born_on = name."bornOn" and learner.postcode = name.postcode
        and split_part(learner.name_key, ' ', 1) = split_part(name."nameKey", ' ', 1)`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

type Identifier = { kind: string; value: string; isCurrent: boolean }

function numbersOf(identifiers: Identifier[]): Pick<KnownLearner, 'upns' | 'formerUpns' | 'ulns' | 'others'> {
  const valuesOf = (is: (one: Identifier) => boolean) => identifiers.filter(is).map(({ value }) => value)
  return {
    upns: valuesOf(({ kind, isCurrent }) => kind === 'upn' && isCurrent),
    formerUpns: valuesOf(({ kind, isCurrent }) => kind === 'former-upn' || (kind === 'upn' && !isCurrent)),
    ulns: valuesOf(({ kind, isCurrent }) => kind === 'uln' && isCurrent),
    others: identifiers.filter(({ isCurrent }) => isCurrent).map(({ kind, value }) => `${kind} ${value}`),
  }
}

function needsOf(needs: { kind: string; value: string }[]) {
  const valueOf = (kind: string) => needs.find((need) => need.kind === kind)?.value ?? null
  return {
    sen: valueOf(needKinds.sen),
    freeMeals: valueOf(needKinds.freeMeals),
    lookedAfter: valueOf(needKinds.lookedAfter),
    ethnicity: valueOf(needKinds.ethnicity),
    attendance: valueOf(needKinds.attendance),
    firstLanguage: valueOf(needKinds.firstLanguage),
    exclusion: valueOf(needKinds.exclusion),
  }
}

/** Who is on this school's roll in these year groups and is not among these learners? */
export async function onRollBut(ctx: Context, schoolId: string, yearGroups: number[], present: Set<string>) {
  if (yearGroups.length === 0) return []
  const rows = await ctx.db
    .selectFrom('rollEntry')
    .innerJoin('learner', 'learner.id', 'rollEntry.learnerId')
    .leftJoin('learnerIdentifier as upn', (join) =>
      join
        .onRef('upn.learnerId', '=', 'rollEntry.learnerId')
        .on('upn.kind', '=', 'upn')
        .on('upn.supersededAt', 'is', null),
    )
    .where('rollEntry.schoolId', '=', schoolId)
    .where('rollEntry.leftOn', 'is', null)
    .where('rollEntry.yearGroup', 'in', yearGroups)
    .select(['rollEntry.learnerId', 'rollEntry.yearGroup', 'rollEntry.form', 'upn.value as upn', 'learner.bornOn'])
    .select(sql<string>`learner.given_names || ' ' || learner.family_name`.as('name'))
    .orderBy('upn.value')
    .orderBy('rollEntry.learnerId')
    .execute()
  return rows.filter(({ learnerId }) => !present.has(learnerId))
}
