import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { sendForm } from '~/domain/applications/application.schemas'
import { orNotFound } from '~/kit/errors'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'

// The page of this door is seen only when sending was refused; it leads back to where that can be put right.
export const loader = signedIn(async () => ({}))

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, sendForm, async ({ choices }) => {
    await sendApplication(ctx, orNotFound(ctx.actor.learnerId ?? undefined), { choiceIds: choices })
    return redirect(paths.learner.sent)
  }),
)

export default function SendPage() {
  return (
    <Page title="Send your application" back={{ href: paths.learner.check, text: 'Back to your answers' }}>
      <LinkButton href={paths.learner.check}>Check your answers</LinkButton>
    </Page>
  )
}

export const meta = () => [{ title: 'Send your application - Onward' }]
