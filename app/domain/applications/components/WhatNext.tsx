import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { InsetText } from '~/ui/text'

/** What a learner does next with the form: goes on with it, or checks and sends it. */
export function WhatNext({
  gaps,
  sections,
  hasDraft,
  hasChoice,
}: {
  gaps: number
  sections: number
  hasDraft: boolean
  hasChoice: boolean
}) {
  if (hasDraft && gaps === 0) {
    return (
      <InsetText>
        <p className="govuk-body">Your form is finished. Check it, then send it.</p>
        <LinkButton href={paths.learner.check}>Check your answers</LinkButton>
      </InsetText>
    )
  }
  if (gaps === 0 || (hasChoice && !hasDraft)) return null
  return (
    <InsetText>
      <p className="govuk-body">
        You have finished {sections - gaps} of {sections} parts of your form. You can stop at any time and come back.
      </p>
      <LinkButton href={paths.learner.goOn}>
        {gaps === sections ? 'Start your form' : 'Go on with your form'}
      </LinkButton>
    </InsetText>
  )
}
