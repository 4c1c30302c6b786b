import { createElement } from 'react'
import { z } from 'zod'
import NoticeToRead from '#emails/NoticeToRead'
import { inTransaction } from '~/kit/context.server'
import { formatDay, londonDay } from '~/kit/dates'
import { defineJob, enqueue, type Job } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { LETTERS_AT_ONCE, whoHasNotRead } from './reminder.queries.server'

const batch = z.object({ noticeId: z.uuid(), version: z.number().int(), after: z.uuid().nullable() })

/** Writes to those who have not read a notice that matters, some at a time: one letter each for this version of it. */
export const remindOfNotice: Job<z.output<typeof batch>> = defineJob({
  name: 'notices/remind',
  payload: batch,
  run: (ctx, { noticeId, version, after }) =>
    inTransaction(ctx, async (ctx) => {
      const unread = await whoHasNotRead(ctx, noticeId, version, after)
      if (!unread) return
      const { area, title, readers } = unread
      await writeTo(ctx, readers, {
        key: `notice-unread:${noticeId}:${version}`,
        template: 'NoticeToRead',
        subject: 'A notice waits for you to read it',
        content: ({ name }) =>
          createElement(NoticeToRead, {
            ...{ name, area, title, since: formatDay(londonDay(unread.changedAt)) },
            ...{ link: address(paths.news.notice(noticeId)), choose: address(paths.account.letters) },
          }),
      })
      const last = readers.at(-1)
      if (readers.length < LETTERS_AT_ONCE || !last) return
      const next = { noticeId, version, after: last.accountId }
      await enqueue(ctx, remindOfNotice, next, { key: `notice-unread:${noticeId}:${version}:${last.accountId}` })
    }),
})
