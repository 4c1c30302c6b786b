import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { isNoticeAudience, noticeState } from '~/domain/notices/notice'
import { noticesPage } from '~/domain/notices/notice.queries.server'
import { audienceWords, noticeTags } from '~/domain/notices/notice.words'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'notice.keep', { areaId: ctx.actor.areaId })
  const { rows, next } = await noticesPage(ctx, url.searchParams.get('after'))
  return {
    next,
    notices: rows.map(({ id, title, audiences, needsReceipt, publishedAt, ...notice }) => ({
      id,
      title,
      needsReceipt,
      tag: noticeTags[noticeState(notice, londonDay(ctx.now))],
      published: formatDay(londonDay(publishedAt)),
      audiences: audiences.filter(isNoticeAudience).map((one) => audienceWords[one]),
    })),
  }
})

export default function AreaNoticesPage() {
  const { notices, next } = useLoaderData<typeof loader>()
  return (
    <Page title="Notices" back={{ href: paths.area.home, text: 'The area' }}>
      <p className="govuk-body">
        What you tell the people who work with the area, and learners and their parents. They read it under News, beside
        the dates ahead.
      </p>
      <LinkButton href={paths.area.newNotice}>Write a notice</LinkButton>
      <Table
        caption="Notices of the area, the newest first"
        firstCellIsHeader
        isStacked
        head={['Notice', 'For', 'Published', 'To say they read it', 'State']}
        rows={notices.map(({ id, title, audiences, published, needsReceipt, tag }) => [
          <a key="title" href={paths.area.notice(id)}>
            {title}
          </a>,
          audiences.join(', '),
          published,
          needsReceipt ? 'Yes' : 'No',
          <StatusTag key="state" tag={tag} />,
        ])}
        empty={<Empty title="No notice was written yet">Write the first one with the button above.</Empty>}
      />
      {next ? <Pager next={paths.area.notices({ after: next })} /> : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Notices - Onward' }]
