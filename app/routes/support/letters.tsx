import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { lettersWritten } from '~/domain/messages/letter.queries.server'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'letters.see', {})
  const { letters, next } = await lettersWritten(ctx, { before: url.searchParams.get('before') ?? undefined })
  return {
    next: next ? `${paths.support.letters}?before=${next}` : undefined,
    rows: letters.map(({ template, toEmail, subject, writtenAt, sentAt, failure }) => [
      formatMoment(writtenAt),
      template,
      toEmail,
      subject,
      sentAt ? formatMoment(sentAt) : (failure ?? 'Waiting, or kept here'),
    ]),
  }
})

export default function SupportLettersPage() {
  const { rows, next } = useLoaderData<typeof loader>()
  return (
    <Page title="Letters" back={paths.support.home}>
      <Table
        caption="Letters written"
        hideCaption
        isCompact
        head={['Written', 'Template', 'To', 'Subject', 'Sent']}
        rows={rows}
        empty={<Empty title="No letter has been written yet" />}
      />
      <Pager next={next} label="Older letters" />
    </Page>
  )
}

export const meta = () => [{ title: 'Letters - Onward' }]
