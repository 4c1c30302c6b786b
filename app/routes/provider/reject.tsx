import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { byCategory, reasonsFor } from '~/domain/applications/reason'
import { currentReasons } from '~/domain/applications/reason.queries.server'
import { previewRejection, rejectChoice } from '~/domain/applications/rejection.commands.server'
import { rejectionForm } from '~/domain/applications/rejection.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { Checkboxes } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, version, givenNames, courseTitle, kind } = await findApplicant(ctx, id('choiceId'))
  const reasons = reasonsFor(await currentReasons(ctx, 'rejection', 'provider'), kind)
  return {
    choiceId,
    version,
    givenNames,
    courseTitle,
    categories: byCategory(reasons).map(({ category, reasons }) => ({
      category,
      reasons: reasons.map(({ id, label, needsDetail }) => ({ id, label, needsDetail })),
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, rejectionForm, async ({ step, ...terms }) => {
    if (step === 'preview') {
      const letter = await previewRejection(ctx, id('choiceId'), terms)
      return data({ errors: {}, values: { ...terms }, letter })
    }
    await rejectChoice(ctx, id('choiceId'), terms)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Rejection sent')
  }),
)

export default function RejectPage() {
  const { choiceId, version, givenNames, courseTitle, categories } = useLoaderData<typeof loader>()
  const letter = letterIn(useActionData<typeof action>())
  return (
    <Page title={`Reject ${givenNames}`} caption={courseTitle} back={paths.provider.choice(choiceId)}>
      <p className="govuk-body">Choose every reason that holds. The learner reads them in the words shown in the preview.</p>
      {letter && (
        <InsetText>
          <h2 className="govuk-heading-s">What {givenNames} will read</h2>
          {letter.map((line) => (
            <p className="govuk-body" key={line}>
              {line}
            </p>
          ))}
        </InsetText>
      )}
      <ZodForm>
        <Hidden name="version" value={version} />
        {categories.map(({ category, reasons }) => (
          <Checkboxes
            key={category}
            name="reasons"
            legend={category}
            options={reasons.map(({ id, label, needsDetail }) => ({
              value: id,
              text: label,
              conditional: <TextArea name={`details.${id}`} label="Say more" isOptional={!needsDetail} maxLength={500} rows={2} />,
            }))}
          />
        ))}
        <TextArea name="message" label="A message to the learner" maxLength={1000} rows={4} isOptional />
        <ButtonGroup>
          <Button name="step" value="preview" kind="secondary">
            Preview what the learner reads
          </Button>
          <Button name="step" value="send" kind="warning">
            Send rejection
          </Button>
        </ButtonGroup>
      </ZodForm>
    </Page>
  )
}

function letterIn(reply: unknown): string[] | null {
  if (typeof reply !== 'object' || reply === null || !('letter' in reply) || !Array.isArray(reply.letter)) return null
  return reply.letter.map(String)
}

export const meta = () => [{ title: 'Reject - Onward' }]
