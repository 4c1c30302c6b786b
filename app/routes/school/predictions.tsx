import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { qualificationNames } from '~/domain/plans/grade'
import { PredictionBoxes } from '~/domain/predictions/components/PredictionBoxes'
import { formsOf, gridOf } from '~/domain/predictions/grid.queries.server'
import { saveGrid } from '~/domain/predictions/prediction.commands.server'
import { gridForm, gridQuestion } from '~/domain/predictions/prediction.schemas'
import { subjectNames } from '~/domain/requirements/school-subject'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { SearchForm, ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

const NO_FORM = 'none'

export const loader = signedIn(async ({ ctx, url, visit }) => {
  const asked = gridQuestion.parse(Object.fromEntries(url.searchParams))
  const forms = await formsOf(ctx)
  const form = asked.form === NO_FORM ? '' : asked.form || (forms[0] ?? '')
  return {
    school: visit.organisationName,
    question: { ...asked, form: form || NO_FORM },
    forms: forms.map((one) => ({ value: one || NO_FORM, text: one || 'No form' })),
    rows: asked.subject === '' ? null : await gridOf(ctx, form, asked),
    maySendFile: isAllowed(ctx.actor, 'import.predictions', { schoolId: ctx.actor.organisationId }),
  }
})

export const action = signedIn(({ ctx, request, url }) =>
  handleForm(request, gridForm, async ({ boxes, ...subject }) => {
    const saved = await saveGrid(ctx, subject, boxes)
    const again = Object.fromEntries(url.searchParams)
    return redirectWithNotice(paths.school.predictions(again), saved === 1 ? '1 grade saved' : `${saved} grades saved`)
  }),
)

export default function PredictionsPage() {
  const { school, question, forms, rows, maySendFile } = useLoaderData<typeof loader>()
  const { subject, qualification, form } = question
  return (
    <Page
      title="Predicted grades"
      caption={school}
      actions={
        maySendFile ? (
          <ButtonGroup>
            <LinkButton href={paths.school.predictionFiles} kind="secondary">
              Send a file
            </LinkButton>
            <LinkButton href={paths.school.resultFiles} kind="secondary">
              Send in results
            </LinkButton>
          </ButtonGroup>
        ) : null
      }
    >
      <SearchForm action={paths.school.predictions()} label="Choose the grid" isInline>
        <Select name="form" label="Form" options={forms} defaultValue={form} />
        <TextInput name="subject" label="Subject" list="subjects" width={20} defaultValue={subject} />
        <Select
          name="qualification"
          label="Qualification"
          options={qualificationNames.map((name) => ({ value: name, text: name }))}
          defaultValue={qualification}
        />
        <Button kind="secondary">Show</Button>
      </SearchForm>
      <datalist id="subjects">
        {subjectNames.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {rows === null ? (
        <p className="govuk-body">Choose a subject to see a box for each learner of the form.</p>
      ) : (
        <ZodForm isWide>
          <Hidden name="subject" value={subject} />
          <Hidden name="qualification" value={qualification} />
          <PredictionBoxes
            rows={rows}
            caption={`${subject}, ${qualification}: ${form === NO_FORM ? 'no form' : form}`}
          />
          {rows.length > 0 ? <Button>Save grades</Button> : null}
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Predicted grades - Onward' }]
