import { z } from 'zod'
import { database } from '#db/connection.server'
import { realNow } from '~/kit/clock.server'
import type { GivenBack } from '~/kit/form'
import { sealIds, unsealIds } from '~/kit/sealed-ids.server'
import { sealText, unsealText } from '~/kit/sealed-text.server'
import { keepsDraft } from './draft'

/*
 * What somebody is writing on a page with long answers, kept every few seconds by the pages' own script. It is kept here
 * and not on the device, which at a school or in a library is shared, and so that it is there on the next device too. A
 * draft is nobody's answer: no deed, no record and no reader but the one who writes, until the form itself is saved.
 */

const PURPOSE = 'a draft'
const LARGEST = 100_000
const MOST_OF_ONE = 40
const KEPT_DAYS = 30

export type Draft = GivenBack & { writtenAt: Date }

/** What a page tells its script, so that words typed under one name are never kept under another. */
export function draftKey(accountId: string): string {
  return sealIds(PURPOSE, [accountId])
}

/** Whether a page that was opened under this key is still the page of this account. */
export function isKeyOf(key: string, accountId: string): boolean {
  return unsealIds(PURPOSE, key, realNow())?.ids[0] === accountId
}

/**
 * Keeps what is written on a page. A page opened before the form was last saved is told so first, since what it sends may
 * have been on its way when the form was saved: it may ask again, as a page would that is still open in another tab.
 */
export async function keepDraft(accountId: string, page: string, values: object, openedAt: Date): Promise<boolean> {
  const text = JSON.stringify(values)
  if (text.length > LARGEST) return false
  const [now, sealed] = [realNow(), sealText(`${PURPOSE} ${accountId} ${page}`, text)]
  const row = { sealed, writtenAt: now, touchedAt: now }
  const { numInsertedOrUpdatedRows } = await database()
    .insertInto('draft')
    .values({ accountId, page, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(['accountId', 'page'])
        .doUpdateSet(row)
        .where((eb) => eb.or([eb('draft.settledAt', 'is', null), eb('draft.settledAt', '<=', openedAt)])),
    )
    .executeTakeFirst()
  await dropOldest(accountId)
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** What was written on a page and not saved. */
export async function draftFor(accountId: string, page: string): Promise<Draft | null> {
  if (!keepsDraft(page)) return null
  const row = await database()
    .selectFrom('draft')
    .select(['sealed', 'writtenAt'])
    .where('accountId', '=', accountId)
    .where('page', '=', page)
    .executeTakeFirst()
  if (!row?.sealed || !row.writtenAt) return null
  const text = unsealText(`${PURPOSE} ${accountId} ${page}`, row.sealed)
  const values = z.record(z.string(), z.unknown()).safeParse(text === null ? null : JSON.parse(text))
  return values.success ? { action: page, values: values.data, writtenAt: row.writtenAt } : null
}

/** The form was saved, or its draft is not wanted: from now on there is none. */
export async function settleDraft(accountId: string | null, page: string): Promise<void> {
  if (accountId === null || !keepsDraft(page)) return
  const now = realNow()
  const settled = { sealed: null, writtenAt: null, settledAt: now, touchedAt: now }
  await database()
    .insertInto('draft')
    .values({ accountId, page, ...settled })
    .onConflict((conflict) => conflict.columns(['accountId', 'page']).doUpdateSet(settled))
    .execute()
}

/** Each night: drafts nobody has touched for a month. */
export async function forgetOldDrafts(): Promise<void> {
  const before = new Date(realNow().getTime() - KEPT_DAYS * 86_400_000)
  await database().deleteFrom('draft').where('touchedAt', '<', before).execute()
}

function dropOldest(accountId: string) {
  return database()
    .deleteFrom('draft')
    .where('accountId', '=', accountId)
    .where('page', 'not in', (eb) =>
      eb
        .selectFrom('draft as kept')
        .select('kept.page')
        .where('kept.accountId', '=', accountId)
        .orderBy('kept.touchedAt', 'desc')
        .limit(MOST_OF_ONE),
    )
    .execute()
}
