import { sql } from 'kysely'
import { caseloadActsVisibleTo, teamCaseloadVisibleTo } from '~/access/caseload-scopes.server'
import { isNameOnly } from '~/access/people-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { entriesMatching } from '../participation/caseload.queries.server'
import type { Chosen } from '../participation/caseload.schemas'
import { MOST_AT_ONCE } from './act'
import { actTerms, heldBefore } from './act.schemas'

const ACTS_AT_MOST = 50

/** The entries that are meant; one more than can be done at once where there are so many. */
export async function entriesChosen(ctx: Context, { ids, filter }: Chosen): Promise<string[]> {
  return filter === null ? ids : entriesMatching(ctx, filter, MOST_AT_ONCE + 1)
}

/** Those of the team who are meant, as they stand now, in the order of names. */
export function entriesNamed(ctx: Context, entryIds: readonly string[]) {
  return teamCaseloadVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'caseloadEntry.learnerId')
    .innerJoin('account as adviser', 'adviser.id', 'caseloadEntry.adviserId')
    .leftJoin('levelOfNeed', (join) =>
      join.onRef('levelOfNeed.learnerId', '=', 'learner.id').on('levelOfNeed.untilOn', 'is', null),
    )
    .select(['caseloadEntry.id', 'caseloadEntry.learnerId', 'caseloadEntry.adviserId', 'caseloadEntry.serviceId'])
    .select(['caseloadEntry.nextActionOn', 'caseloadEntry.nextActionKind', 'levelOfNeed.level'])
    .select(['learner.givenNames', 'learner.familyName', 'adviser.name as adviserName'])
    .select((eb) => isNameOnly(eb.ref('learner.id')).as('isNameOnly'))
    .where('caseloadEntry.id', 'in', [nobody, ...entryIds])
    .orderBy('caseloadEntry.sortName')
    .orderBy('caseloadEntry.id')
    .limit(MOST_AT_ONCE)
    .execute()
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** An act with everybody it is about. */
export async function findAct(ctx: Context, actId: string) {
  const found = await caseloadActsVisibleTo(ctx)
    .leftJoin('account as planner', 'planner.id', 'caseloadAct.plannedById')
    .leftJoin('account as target', (join) =>
      join.on(sql<boolean>`target.id::text = caseload_act.terms ->> 'adviserId'`),
    )
    .select(['caseloadAct.id', 'caseloadAct.serviceId', 'caseloadAct.terms', 'caseloadAct.plannedAt'])
    .select(['caseloadAct.begunAt', 'caseloadAct.doneAt', 'caseloadAct.undoBegunAt', 'caseloadAct.undoneAt'])
    .select(['planner.name as plannedBy', 'target.name as adviserName'])
    .where('caseloadAct.id', '=', actId)
    .executeTakeFirst()
  const { terms, ...act } = orNotFound(found, 'act')
  const items = await ctx.db
    .selectFrom('caseloadActItem')
    .innerJoin('caseloadEntry', 'caseloadEntry.id', 'caseloadActItem.entryId')
    .innerJoin('learner', 'learner.id', 'caseloadEntry.learnerId')
    .select([
      'caseloadActItem.entryId',
      'caseloadActItem.before',
      'caseloadActItem.outcome',
      'caseloadActItem.becameId',
    ])
    .select([
      'caseloadActItem.isUndone',
      'caseloadActItem.isUndoTried',
      'caseloadEntry.learnerId',
      'learner.givenNames',
      'learner.familyName',
    ])
    .where('caseloadActItem.actId', '=', actId)
    .orderBy('caseloadActItem.position')
    .limit(MOST_AT_ONCE)
    .execute()
  return {
    ...act,
    terms: actTerms.parse(terms),
    items: items.map(({ before, ...item }) => ({ ...item, before: heldBefore.parse(before) })),
  }
}

/** What was done for several at once in the service, or looked at and not done yet: the newest first. */
export function actsSoFar(ctx: Context) {
  return caseloadActsVisibleTo(ctx)
    .leftJoin('account as planner', 'planner.id', 'caseloadAct.plannedById')
    .select(['caseloadAct.id', 'caseloadAct.kind', 'caseloadAct.size', 'caseloadAct.plannedAt'])
    .select(['caseloadAct.begunAt', 'caseloadAct.doneAt', 'caseloadAct.undoBegunAt', 'caseloadAct.undoneAt'])
    .select('planner.name as plannedBy')
    .orderBy('caseloadAct.plannedAt', 'desc')
    .orderBy('caseloadAct.id')
    .limit(ACTS_AT_MOST)
    .execute()
}

export type Act = Awaited<ReturnType<typeof findAct>>
export type ActItem = Act['items'][number]

/** Whom a letter about learners who were given goes to, and how many they are; nothing where it was undone, or somebody took them. */
export function findMoveForLetter(ctx: Context, actId: string) {
  return ctx.db
    .selectFrom('caseloadAct')
    .innerJoin('account as target', (join) =>
      join
        .on(sql<boolean>`target.id::text = caseload_act.terms ->> 'adviserId'`)
        .onRef('target.id', '!=', 'caseloadAct.plannedById')
        .on('target.isDisabled', '=', false),
    )
    .innerJoin('account as giver', 'giver.id', 'caseloadAct.plannedById')
    .select(['target.id as accountId', 'target.email', 'target.name', 'giver.name as from'])
    .select([
      sql<string | null>`caseload_act.terms ->> 'note'`.as('why'),
      sql<number>`(select count(*) from caseload_act_item item where item.act_id = caseload_act.id
        and item.outcome = 'done')::int`.as('count'),
    ])
    .where('caseloadAct.id', '=', actId)
    .where('caseloadAct.undoneAt', 'is', null)
    .executeTakeFirst()
}
