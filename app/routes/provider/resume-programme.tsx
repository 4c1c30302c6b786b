import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { resumeProgramme } from '~/domain/programme-ends/programme-break.commands.server'
import { resumeForm } from '~/domain/programme-ends/programme-end.schemas'
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
    notNow: programme.state === 'interrupted' ? undefined : notNowWords,
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, resumeForm, async (form) => {
    await resumeProgramme(ctx, id('enrolmentId'), form)
    return redirectWithNotice(paths.tracking.programme(id('enrolmentId')), 'Marked as back')
  }),
)

export default function ResumeProgrammePage() {
  const { id, name, course, version, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title={`${name} is back`} caption={course} back={paths.tracking.programme(id)}>
      <ZodForm>
        <DateInput name="fromOn" legend="Which is the first day back?" />
        <Hidden name="version" value={version} />
        <Button {...(notNow ? { notNow } : {})}>Mark as back</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Back on a programme - Onward' }]
