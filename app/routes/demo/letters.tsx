import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { lettersWritten } from '~/domain/messages/letter.queries.server'
import { textsWritten } from '~/domain/messages/text-day.queries.server'
import { formatMoment } from '~/kit/dates'
import { env } from '~/kit/env.server'
import { NotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

export const loader = anyone(async ({ ctx, url }) => {
  if (!env().DEMO) throw new NotFound()
  const { letters, next } = await lettersWritten(ctx, { before: url.searchParams.get('before') ?? undefined })
  const texts = await textsWritten(ctx)
  return {
    next,
    texts: texts.map(({ toPhone, body, writtenAt }) => [formatMoment(writtenAt), toPhone, body]),
    letters: letters.map(({ id, toEmail, subject, writtenAt, sentAt }) => ({
      id,
      to: toEmail,
      subject,
      written: formatMoment(writtenAt),
      sent: sentAt ? formatMoment(sentAt) : 'Kept here',
    })),
  }
})

export default function LettersPage() {
  const { letters, texts, next } = useLoaderData<typeof loader>()
  return (
    <Page title="Letters">
      <p className="govuk-body">Every letter the demo has written, newest first.</p>
      <Table
        caption="Letters written"
        hideCaption
        head={['Written', 'To', 'Letter', 'Sent']}
        rows={letters.map(({ id, to, subject, written, sent }) => [
          written,
          to,
          <a className="govuk-link" href={paths.demo.letter(id)} key={id}>
            {subject}
          </a>,
          sent,
        ])}
        empty={<p className="govuk-body">No letter has been written yet.</p>}
      />
      {texts.length === 0 ? null : (
        <Table caption="The latest text messages" head={['Written', 'To', 'Text']} rows={texts} />
      )}
      {next && (
        <a className="govuk-link" href={`${paths.demo.letters}?before=${next}`}>
          Older letters
        </a>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Letters - Onward' }]
