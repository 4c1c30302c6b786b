import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { choiceWords } from '~/domain/applications/choice.words'
import { recordView } from '~/domain/learners/view.commands.server'
import { askForRestoration } from '~/domain/reversals/restoration.commands.server'
import { findEndedOf } from '~/domain/reversals/restoration.queries.server'
import { restorationForm } from '~/domain/reversals/restoration.schemas'
import { restorationRefusal } from '~/domain/reversals/restoration'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id, url }) => {
  const reference = url.searchParams.get('reference') ?? ''
  const { choice, to, around } = await findEndedOf(ctx, id('choiceId'), reference)
  mustBeAllowed(ctx, 'restoration.ask', {})
  await recordView(ctx, choice.learnerId, 'choice')
  return {
    choice: {
      version: choice.version,
      reference: choice.reference,
      course: choice.course,
      provider: choice.provider,
      state: choiceWords[choice.state].authority,
    },
    options: to.map((value) => ({
      value,
      text: choiceWords[value].authority,
      hint: restorationRefusal(value, around)?.sentence,
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, restorationForm, async (form) => {
    await askForRestoration(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.support.restorations, 'Asked. A second person must agree now.')
  }),
)

export default function RestoreChoicePage() {
  const { choice, options } = useLoaderData<typeof loader>()
  return (
    <Page title="Put an ending right" caption={choice.reference} back={paths.support.restorations}>
      <SummaryList
        rows={[
          { key: 'Course', value: choice.course },
          { key: 'Provider', value: choice.provider },
          { key: 'State now', value: choice.state },
        ]}
      />
      {options.length === 0 ? (
        <InsetText>There is no state that it had and could go back to.</InsetText>
      ) : (
        <ZodForm>
          <Radios name="to" legend="Which state that it had should it go back to?" options={options} />
          <TextInput name="ticket" label="Number of the ticket" width={10} />
          <TextArea name="why" label="Why is this right?" hint="For the second person." rows={4} maxLength={500} />
          <Hidden name="reference" value={choice.reference} />
          <Hidden name="version" value={choice.version} />
          <Button>Ask a second person</Button>
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Put an ending right - Onward' }]
