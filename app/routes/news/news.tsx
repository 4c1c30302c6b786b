import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { audienceOf } from '~/access/roles'
import { asksForReceipt } from '~/domain/notices/notice'
import { datesFor, noticesPage } from '~/domain/notices/notice.queries.server'
import { formatDay, formatWeekday, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Card, Cards } from '~/ui/card'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { SummaryList } from '~/ui/summary-list'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const audience = audienceOf(ctx.actor.role)
  const { rows, next } = await noticesPage(ctx, url.searchParams.get('after'))
  return {
    next,
    notices: rows
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ id, title, publishedAt, readVersion, ...notice }) => ({
        id,
        title,
        published: formatDay(londonDay(publishedAt)),
        isToRead: asksForReceipt(notice, readVersion, audience),
      })),
    dates: (await datesFor(ctx)).map(({ label, fallsOn }) => ({ key: formatWeekday(fallsOn), value: label })),
  }
})

export default function NewsPage() {
  const { notices, dates, next } = useLoaderData<typeof loader>()
  return (
    <Page title="News">
      {notices.length === 0 ? (
        <Empty title="There is no news">What your area has to tell you will stand here.</Empty>
      ) : null}
      <Cards>
        {notices.map(({ id, title, published, isToRead }) => (
          <Card
            key={id}
            title={title}
            href={paths.news.notice(id)}
            byline={published}
            tags={isToRead ? [{ text: 'Say that you have read it', colour: 'blue' }] : []}
          />
        ))}
      </Cards>
      {next ? <Pager next={paths.news.all({ after: next })} /> : null}
      <h2 className="govuk-heading-m">Dates ahead</h2>
      {dates.length === 0 ? <p className="govuk-body">No date is set.</p> : <SummaryList rows={dates} />}
    </Page>
  )
}

export const meta = () => [{ title: 'News - Onward' }]
