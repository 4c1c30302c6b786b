import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { TalkMessages } from '~/domain/talks/components/Talk'
import { LONGEST_MESSAGE } from '~/domain/talks/talk'
import { answerProvider } from '~/domain/talks/talk.commands.server'
import { findTalk } from '~/domain/talks/talk.queries.server'
import { messageForm } from '~/domain/talks/talk.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, messages, mayWrite } = await findTalk(ctx, id('choiceId'))
  const { id: choiceId, courseTitle, providerName } = choice
  return { choice: { id: choiceId, courseTitle, providerName }, messages, mayWrite }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, messageForm, async ({ text }) => {
    await answerProvider(ctx, id('choiceId'), text)
    return redirectWithNotice(paths.learner.choice(id('choiceId')), 'Your message is sent')
  }),
)

export default function LearnerTalkPage() {
  const { choice, messages, mayWrite } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Messages from ${choice.providerName}`}
      caption={choice.courseTitle}
      back={paths.learner.choice(choice.id)}
    >
      {messages.length === 0 ? <Empty title="There are no messages">They can write to you here.</Empty> : null}
      <TalkMessages messages={messages} learner="You" provider={choice.providerName} reader="learner" />
      {mayWrite ? (
        <ZodForm>
          <TextArea
            name="text"
            label="Your message"
            hint={`Only ${choice.providerName} reads it.`}
            rows={5}
            maxLength={LONGEST_MESSAGE}
          />
          <Button>Send message</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Messages - Onward' }]
