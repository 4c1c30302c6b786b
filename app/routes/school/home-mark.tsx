import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { homeLineShown } from '~/domain/attendance/home-line-shown'
import { setHomeMark } from '~/domain/attendance/home-line.commands.server'
import { attendanceCodes, findHomeLine } from '~/domain/attendance/home-line.queries.server'
import { homeMarkForm } from '~/domain/attendance/home-line.schemas'
import { formatWeekday } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'
import { WarningText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const found = await findHomeLine(ctx, id('sessionId'), id('learnerId'))
  const codes = await attendanceCodes(ctx, found.day)
  const labelOf = (code: string | null) => {
    const known = codes.find((one) => one.code === code)
    return known ? `${known.code} ${known.label}` : code
  }
  const line = homeLineShown(found)
  return {
    line,
    day: found.day,
    presentCode: labelOf(found.line.presentCode),
    proposed: labelOf(line.proposed),
    set: labelOf(line.homeCode),
    reason: found.homeReason,
    codes: codes.map(({ code, label }) => ({ value: code, text: `${code} ${label}` })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, homeMarkForm, async (form) => {
    const { day } = await findHomeLine(ctx, id('sessionId'), id('learnerId'))
    await setHomeMark(ctx, id('sessionId'), id('learnerId'), form)
    return redirectWithNotice(paths.tracking.todayOf({ day }), 'The code is set')
  }),
)

export default function HomeMarkPage() {
  const { line, day, presentCode, proposed, set, reason, codes } = useLoaderData<typeof loader>()
  return (
    <Page
      title={line.name}
      caption={`${formatWeekday(day)}, ${line.hours}`}
      back={{ href: paths.tracking.todayOf({ day }), text: 'Learners at other sites' }}
      actions={<StatusTag tag={line.tag} />}
    >
      {line.conflicts.map((conflict) => (
        <WarningText key={conflict}>{conflict}</WarningText>
      ))}
      <SummaryList
        rows={[
          { key: 'Session', value: line.session },
          { key: 'Site', value: line.site },
          { key: 'Host’s mark', value: line.hostMark },
          { key: 'Proposed code', value: proposed },
          { key: 'Your code', value: set },
          { key: 'Why', value: reason },
          {
            key: 'Code while there',
            value: presentCode,
            change: { href: paths.tracking.homeCode(line.placementId), what: 'the code while there' },
          },
        ]}
        missing="None"
      />
      <ZodForm defaults={{ code: line.homeCode ?? line.proposed ?? '' }}>
        <Select name="code" label="Code in your register" options={codes} empty="Choose a code" />
        <TextInput
          name="reason"
          label="Why this code?"
          hint="Needed where it is not the proposed code, or changes one that was set."
        />
        <Button>Set this code</Button>
      </ZodForm>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.school.learner(line.learnerId)}>
          The record of {line.name}
        </a>{' '}
        or{' '}
        <a className="govuk-link" href={paths.tracking.absence(line.learnerId)}>
          an absence you know of
        </a>
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'A learner at another site - Onward' }]
