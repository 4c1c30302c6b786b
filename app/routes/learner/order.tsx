import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findSheet } from '~/domain/applications/application.queries.server'
import { ChoiceOrder } from '~/domain/applications/components/ChoiceOrder'
import { is } from '~/domain/applications/choice.states'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const { choices } = await findSheet(ctx, orNotFound(ctx.actor.learnerId ?? undefined))
  return {
    choices: choices
      .filter(({ state }) => !is(state, 'terminal'))
      .map(({ id, courseTitle, providerName }) => ({ id, courseTitle, providerName })),
  }
})

export default function OrderPage() {
  const { choices } = useLoaderData<typeof loader>()
  return (
    <Page title="The order of your choices" back={{ href: paths.learner.home, text: 'Back to your choices' }}>
      <p className="govuk-body">
        Put the one you want most at the top. This is only for you: no school, college or training provider can see it.
        You can change it at any time.
      </p>
      {choices.length === 0 ? (
        <Empty title="You have no open choices">Find a course you like. Then add it here.</Empty>
      ) : (
        <ChoiceOrder choices={choices} />
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'The order of your choices - Onward' }]
