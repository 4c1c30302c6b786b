import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

type Props = { name: string; secret: string; back: string }

/** A token that was just made: shown this once. */
export function IssuedToken({ name, secret, back }: Props) {
  return (
    <Page title="Copy this token now" caption={name} back={{ href: back, text: 'Back to tokens' }}>
      <InsetText>
        <code className="onward-secret">{secret}</code>
      </InsetText>
      <p className="govuk-body">
        We do not keep it, and nobody can show it to you again. Put it where your software keeps its passwords. Do not
        send it by email.
      </p>
      <p className="govuk-body">
        If it is lost, or somebody else has seen it, <a href={back}>take it back</a> and make another.
      </p>
    </Page>
  )
}
