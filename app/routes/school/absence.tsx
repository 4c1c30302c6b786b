import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { tellAbsence } from '~/domain/attendance/absence.commands.server'
import { findOnRoll, knownAbsences } from '~/domain/attendance/absence.queries.server'
import { attendanceCodes } from '~/domain/attendance/home-line.queries.server'
import { absenceForm } from '~/domain/attendance/home-line.schemas'
import { formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { Select } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId, givenNames, familyName } = await findOnRoll(ctx, id('learnerId'))
  const today = londonDay(ctx.now)
  const codes = (await attendanceCodes(ctx, today)).filter(({ meaning }) => meaning === 'authorised')
  const labelOf = (code: string) => codes.find((one) => one.code === code)?.label ?? code
  return {
    learnerId,
    name: `${givenNames} ${familyName}`,
    today,
    codes: codes.map(({ code, label }) => ({ value: code, text: `${code} ${label}` })),
    absences: (await knownAbsences(ctx, learnerId)).map(({ id, fromOn, untilOn, code }) => ({
      id,
      span: fromOn === untilOn ? formatDay(fromOn) : `${formatDay(fromOn)} to ${formatDay(untilOn)}`,
      reason: labelOf(code),
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, absenceForm, async (form) => {
    await tellAbsence(ctx, id('learnerId'), form)
    return redirectWithNotice(paths.tracking.absence(id('learnerId')), 'The absence is written down')
  }),
)

export default function AbsencePage() {
  const { learnerId, name, today, codes, absences } = useLoaderData<typeof loader>()
  return (
    <Page title="An absence you know of" caption={name} back={{ href: paths.school.learner(learnerId), text: name }}>
      <p className="govuk-body">
        Where {name} learns elsewhere, the register there shows that the absence is known. It does not show the reason.
      </p>
      <ZodForm defaults={{ fromOn: today, untilOn: today }}>
        <DateInput name="fromOn" legend="First day" />
        <DateInput name="untilOn" legend="Last day" />
        <Select name="code" label="Reason" options={codes} empty="Choose a reason" />
        <Button>Write it down</Button>
      </ZodForm>
      <Table
        caption="Known absences"
        head={['When', 'Reason', 'Not so any more']}
        rows={absences.map(({ id, span, reason }) => [
          span,
          reason,
          <ZodForm key={id} id={id} action={paths.tracking.takeAbsenceBack(learnerId)}>
            <Hidden name="absenceId" value={id} />
            <Button kind="secondary">
              Take back<span className="govuk-visually-hidden"> the absence of {span}</span>
            </Button>
          </ZodForm>,
        ])}
        empty={<p className="govuk-body">No absence is known.</p>}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'An absence you know of - Onward' }]
