import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { audiences as members } from '~/access/roles'
import { mustBeAllowed } from '~/access/guard.server'
import { NoticeFields } from '~/domain/notices/components/NoticeFields'
import { changeNotice } from '~/domain/notices/notice.commands.server'
import { noticeState, receiptAudiences } from '~/domain/notices/notice'
import { findNotice, readersOf } from '~/domain/notices/notice.queries.server'
import { noticeForm } from '~/domain/notices/notice.schemas'
import { noticeTags } from '~/domain/notices/notice.words'
import { formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  mustBeAllowed(ctx, 'notice.keep', { areaId: ctx.actor.areaId })
  const notice = await findNotice(ctx, id('noticeId'))
  const { title, body, audiences, needsReceipt, shownUntil, version } = notice
  const asked = receiptAudiences.filter((one) => audiences.includes(one)).flatMap((one) => members[one])
  const readers = needsReceipt ? await readersOf(ctx, notice.id, asked) : []
  const state = noticeState(notice, londonDay(ctx.now))
  return {
    id: notice.id,
    title,
    version,
    isOpen: state !== 'withdrawn',
    tag: noticeTags[state],
    published: formatDay(londonDay(notice.publishedAt)),
    needsReceipt,
    defaults: { title, body, audiences, needsReceipt: needsReceipt ? 'yes' : '', shownUntil: shownUntil ?? '' },
    readers: readers.map(({ name, asked, read }) => [name, String(read), String(asked)]),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, noticeForm, async (form) => {
    await changeNotice(ctx, id('noticeId'), form)
    return redirectWithNotice(paths.area.notice(id('noticeId')), 'Saved. Who had read it is asked again.')
  }),
)

export default function AreaNoticePage() {
  const { id, title, version, isOpen, tag, published, needsReceipt, defaults, readers } = useLoaderData<typeof loader>()
  return (
    <Page
      title={title}
      caption={`Published on ${published}`}
      back={{ href: paths.area.notices(), text: 'Notices' }}
      actions={<StatusTag tag={tag} />}
    >
      {needsReceipt ? (
        <Table
          caption="Who said that they have read it"
          firstCellIsHeader
          head={['Organisation', { text: 'Have read it', isNumber: true }, { text: 'Were asked', isNumber: true }]}
          rows={readers}
          empty={<Empty title="Nobody at work is asked" />}
        />
      ) : null}
      {isOpen ? (
        <>
          <h2 className="govuk-heading-m">Change it</h2>
          <ZodForm defaults={defaults}>
            <NoticeFields version={version} />
            <Button>Save</Button>
          </ZodForm>
          <ZodForm action={paths.area.withdrawNotice(id)} id="withdrawal">
            <Hidden name="version" value={version} />
            <Button kind="warning">Withdraw this notice</Button>
          </ZodForm>
        </>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'A notice - Onward' }]
