import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FieldChoices } from '~/domain/merging/components/FieldChoices'
import { UNDO_DAYS } from '~/domain/merging/merge'
import { mergeLearners } from '~/domain/merging/merge.commands.server'
import { previewMerge } from '~/domain/merging/merge.queries.server'
import { mergeForm } from '~/domain/merging/merge.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText, WarningText } from '~/ui/text'

const FEW = 2

export const loader = signedIn(({ ctx, id }) => previewMerge(ctx, id('learnerId'), id('otherId')))

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, mergeForm, async (form) => {
    await mergeLearners(ctx, id('learnerId'), id('otherId'), form)
    return redirectWithNotice(paths.adviser.learner(id('learnerId')), 'The two records are one now')
  }),
)

export default function MergePage() {
  const { kept, gone, fields, same, moving, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Put two records together"
      caption={`${kept.name} is kept, ${gone.name} goes`}
      back={paths.adviser.duplicates(kept.id)}
    >
      <p className="govuk-body">
        <a href={paths.adviser.merge(gone.id, kept.id)}>Keep the other one instead</a>
      </p>
      {same.length < FEW ? (
        <WarningText>
          These records have little in common: {same.length > 0 ? `only the ${same.join(' and the ')}` : 'nothing'}. Are
          you sure?
        </WarningText>
      ) : null}
      <InsetText>
        {moving.length > 0 ? `What goes over: ${moving.join(', ')}.` : 'Nothing hangs on the record that goes.'} It can
        be undone for {UNDO_DAYS} days.
      </InsetText>
      <ZodForm>
        <FieldChoices fields={fields} />
        <TextArea name="reason" label="How do you know that they are one person?" />
        <Button {...(notNow ? { notNow } : {})}>Put them together</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Put two records together - Onward' }]
