import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { changeOf } from '~/domain/attendance/attendance.words'
import { changesOf, findRegister, markCodes } from '~/domain/attendance/register.queries.server'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: sessionId, title, courseTitle, startsAt } = await findRegister(ctx, id('sessionId'))
  const codes = await markCodes(ctx)
  const changes = await changesOf(ctx, sessionId)
  return {
    sessionId,
    title,
    caption: `${courseTitle}, ${formatMoment(startsAt)}`,
    changes: changes.map(({ happenedAt, who, particulars, givenNames, familyName }) => {
      const { from, to, reason } = changeOf(particulars, codes)
      return [formatMoment(happenedAt), `${givenNames} ${familyName}`, from, to, reason, who ?? 'Onward']
    }),
  }
})

export default function RegisterHistoryPage() {
  const { sessionId, title, caption, changes } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`What was changed: ${title}`}
      caption={caption}
      back={{ href: paths.provider.register(sessionId), text: 'Register' }}
    >
      <Table
        caption="Marks that were changed after the register was taken"
        head={['When', 'Learner', 'It was', 'It became', 'Why', 'Who']}
        rows={changes}
        empty={<Empty title="No mark was changed after the register was taken" />}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'What was changed in a register - Onward' }]
