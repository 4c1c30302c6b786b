import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { providerKindOf, stageOf } from '~/domain/applications/visibility'
import { TalkMessages } from '~/domain/talks/components/Talk'
import { LONGEST_MESSAGE } from '~/domain/talks/talk'
import { writeToLearner } from '~/domain/talks/talk.commands.server'
import { findTalk } from '~/domain/talks/talk.queries.server'
import { messageForm } from '~/domain/talks/talk.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText, WarningText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, messages } = await findTalk(ctx, id('choiceId'))
  mustBeAllowed(ctx, 'talk.write', choice)
  const { id: choiceId, givenNames, courseTitle, providerName } = choice
  const isBound = providerKindOf(choice.providerKind) === 'school-sixth-form' && stageOf(choice.state) !== 'place'
  return { choice: { id: choiceId, givenNames, courseTitle, providerName }, messages, isBound }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, messageForm, async ({ text }) => {
    await writeToLearner(ctx, id('choiceId'), text)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Message sent to the learner')
  }),
)

export default function TalkPage() {
  const { choice, messages, isBound } = useLoaderData<typeof loader>()
  return (
    <Page title={`Write to ${choice.givenNames}`} caption={choice.courseTitle} back={paths.provider.choice(choice.id)}>
      <WarningText>{choice.givenNames} reads every word of this and gets a letter about it.</WarningText>
      {isBound ? (
        <InsetText>
          Before a firm place a school sixth form may ask only what decides who can join the course. Do not ask about
          health, special needs, interests, attendance or other applications.
        </InsetText>
      ) : null}
      <ZodForm>
        <TextArea
          name="text"
          label={`Message to ${choice.givenNames}`}
          hint="To ask for something you need before you decide, ask a question instead: it stops your clock."
          rows={5}
          maxLength={LONGEST_MESSAGE}
        />
        <Button>Send to {choice.givenNames}</Button>
      </ZodForm>
      <TalkMessages messages={messages} learner={choice.givenNames} provider={choice.providerName} reader="provider" />
    </Page>
  )
}

export const meta = () => [{ title: 'Write to a learner - Onward' }]
