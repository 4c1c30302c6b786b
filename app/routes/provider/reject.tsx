import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { WhereElse } from '~/domain/endings/components/WhereElse'
import { RejectionFields, RejectionPreview } from '~/domain/endings/components/Rejection'
import { alternativesNearCourse } from '~/domain/endings/alternative.queries.server'
import { byCategory, reasonsFor } from '~/domain/endings/reason'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { previewRejection } from '~/domain/endings/rejection.queries.server'
import { isPreview, rejectionForm, tickedAgain } from '~/domain/endings/rejection.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, version, givenNames, courseTitle, kind } = await findApplicant(ctx, id('choiceId'))
  const reasons = reasonsFor(await currentReasons(ctx, 'rejection', 'provider'), kind)
  const alternatives = await alternativesNearCourse(ctx, choiceId)
  return { choiceId, version, givenNames, courseTitle, categories: byCategory(reasons), alternatives }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, rejectionForm, async ({ step, ...rejection }) => {
    if (step === 'preview') {
      // The form comes back with what was typed, and above it the very letter that would go.
      const preview = await previewRejection(ctx, id('choiceId'), rejection)
      return data({ errors: {}, values: { ...rejection, ...tickedAgain(rejection.reasons) }, preview })
    }
    await rejectChoice(ctx, id('choiceId'), rejection)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Rejection sent')
  }),
)

export default function RejectPage() {
  const { choiceId, version, givenNames, courseTitle, categories, alternatives } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <Page title={`Reject ${givenNames}’s application`} caption={courseTitle} back={paths.provider.choice(choiceId)}>
      <WhereElse givenNames={givenNames} alternatives={alternatives} />
      {isPreview(reply) ? <RejectionPreview preview={reply.preview} /> : null}
      <ZodForm>
        <RejectionFields categories={categories} />
        <Hidden name="version" value={version} />
        <ButtonGroup>
          <Button name="step" value="preview" kind="secondary">
            Preview
          </Button>
          <Button name="step" value="send" kind="warning">
            Reject
          </Button>
        </ButtonGroup>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Reject an application - Onward' }]
