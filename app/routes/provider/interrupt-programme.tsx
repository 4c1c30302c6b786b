import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import { ReasonRadios } from '~/domain/endings/components/ReasonRadios'
import { fullName } from '~/domain/learners/learner'
import { interruptProgramme } from '~/domain/programme-ends/programme-break.commands.server'
import { breakForm } from '~/domain/programme-ends/programme-end.schemas'
import { notNowWords } from '~/domain/programme-ends/programme-end.words'
import { findProgramme } from '~/domain/programme-ends/programme.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const programme = await findProgramme(ctx, id('enrolmentId'))
  return {
    id: programme.id,
    name: fullName(programme),
    course: programme.courseTitle,
    version: programme.version,
    reasons: (await reasonsOn(ctx, 'programme-interrupted')).map(({ id, label }) => ({ id, label })),
    notNow: programme.state === 'on-programme' ? undefined : notNowWords,
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, breakForm, async (form) => {
    await interruptProgramme(ctx, id('enrolmentId'), form)
    return redirectWithNotice(paths.tracking.programme(id('enrolmentId')), 'Marked as away for a time')
  }),
)

export default function InterruptProgrammePage() {
  const { id, name, course, version, reasons, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title={`${name} is away for a time`} caption={course} back={paths.tracking.programme(id)}>
      <p className="govuk-body">The learner keeps the place, and is on no register until they are back.</p>
      <ZodForm>
        <DateInput name="fromOn" legend="Which is the first day away?" />
        <ReasonRadios reasons={reasons} legend="Why?" />
        <Hidden name="version" value={version} />
        <Button {...(notNow ? { notNow } : {})}>Mark as away</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Away for a time - Onward' }]
