import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { audienceOf } from '~/access/roles'
import { NoticeBody } from '~/domain/notices/components/NoticeBody'
import { asksForReceipt } from '~/domain/notices/notice'
import { acknowledgeNotice } from '~/domain/notices/notice.commands.server'
import { findNotice } from '~/domain/notices/notice.queries.server'
import { noticeButton } from '~/domain/notices/notice.schemas'
import { formatDay, londonDay } from '~/kit/dates'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const notice = await findNotice(ctx, id('noticeId'))
  return {
    title: notice.title,
    body: notice.body,
    version: notice.version,
    published: formatDay(londonDay(notice.publishedAt)),
    isToRead: asksForReceipt(notice, notice.readVersion, audienceOf(ctx.actor.role)),
    isRead: notice.readVersion === notice.version,
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, noticeButton, paths.news.notice(id('noticeId')), async ({ version }) => {
    await acknowledgeNotice(ctx, id('noticeId'), version)
    return redirectWithNotice(paths.news.all(), 'Thank you. Your area knows that you have read it.')
  }),
)

export default function NoticePage() {
  const { title, body, version, published, isToRead, isRead } = useLoaderData<typeof loader>()
  return (
    <Page title={title} caption={published} back={{ href: paths.news.all(), text: 'News' }}>
      <NoticeBody body={body} />
      {isToRead ? (
        <ZodForm>
          <Hidden name="version" value={version} />
          <Button>I have read this</Button>
        </ZodForm>
      ) : null}
      {isRead ? <p className="govuk-body">You said that you have read this.</p> : null}
    </Page>
  )
}

export const meta = () => [{ title: 'News - Onward' }]
