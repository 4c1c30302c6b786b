import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { NoticeFields } from '~/domain/notices/components/NoticeFields'
import { publishNotice } from '~/domain/notices/notice.commands.server'
import { noticeForm } from '~/domain/notices/notice.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'notice.keep', { areaId: ctx.actor.areaId })
  return {}
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, noticeForm, async (form) => {
    await publishNotice(ctx, form)
    return redirectWithNotice(paths.area.notices(), 'Published. It can be read now.')
  }),
)

export default function NewNoticePage() {
  return (
    <Page title="Write a notice" back={{ href: paths.area.notices(), text: 'Notices' }}>
      <p className="govuk-body">Write no names of learners: a notice is read by many.</p>
      <ZodForm>
        <NoticeFields version={0} />
        <Button>Publish</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Write a notice - Onward' }]
