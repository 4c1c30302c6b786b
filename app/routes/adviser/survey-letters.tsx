import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isPrinted, PaperLetters } from '~/domain/activity-surveys/components/PaperLetters'
import { printLetters } from '~/domain/activity-surveys/letter.commands.server'
import { newestSurvey, schoolsAsked } from '~/domain/activity-surveys/survey.queries.server'
import { printForm } from '~/domain/activity-surveys/survey.schemas'
import { formatDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { handleForm } from '~/kit/form.server'
import { address } from '~/kit/mail.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkbox, Select } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, visit }) => {
  const survey = orNotFound(await newestSurvey(ctx), 'survey')
  const schools = await schoolsAsked(ctx, survey.id)
  return { schools: schools.map(({ id, name }) => ({ value: id, text: name })), service: visit.organisationName }
})

export const action = signedIn(({ ctx, request, visit }) =>
  handleForm(request, printForm, async (form) => {
    const survey = orNotFound(await newestSurvey(ctx), 'survey')
    const letters = await printLetters(ctx, survey.id, form)
    const printed = {
      ...{ letters, day: formatDay(survey.referenceOn), until: formatDay(survey.closesOn) },
      ...{ area: visit.organisationName, site: address('').replace(/^https?:\/\//, '') },
    }
    // The codes are shown on this one answer and kept nowhere: a second look makes new ones.
    return data({ errors: {}, values: { ...form }, printed }, { headers: { 'Cache-Control': 'no-store' } })
  }),
)

export default function SurveyLettersPage() {
  const { schools } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const printed = isPrinted(reply) ? reply.printed : null
  return (
    <Page title="Print letters" back={{ href: paths.leavers.notKnown(), text: 'The annual activity survey' }}>
      <div className="onward-no-print">
        <p className="govuk-body">
          For each leaver of a school of whom nobody knows, and whom no email reaches: a letter with a link of their
          own. A protected address is not printed; hand that letter over.
        </p>
        <ZodForm>
          <Select name="school" label="School" options={schools} empty="Choose a school" />
          <Checkbox name="everybody" label="Also those who have had an email" />
          <Button>Make the letters</Button>
        </ZodForm>
        {printed?.letters.length === 0 ? <InsetText>Nobody of this school needs a letter on paper.</InsetText> : null}
      </div>
      {printed && printed.letters.length > 0 ? <PaperLetters printed={printed} /> : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Print letters - Onward' }]
