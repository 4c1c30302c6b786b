import { InsetText } from '~/ui/text'

/** What it means to apply after the day up to which all are looked at together. */
export function LateRound() {
  return (
    <InsetText>
      <p>The main date to apply has passed. You can still apply.</p>
      <p>Some courses may be full by now. Those who applied on time are looked at first.</p>
    </InsetText>
  )
}
