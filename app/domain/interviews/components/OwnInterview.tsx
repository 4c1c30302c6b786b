import { paths } from '~/paths'
import { InterviewDetails, type InterviewShown } from './InterviewDetails'

/** A learner’s own interview, with the way to answer it. */
export function OwnInterview({ choiceId, interview }: { choiceId: string; interview: InterviewShown }) {
  return (
    <InterviewDetails
      interview={interview}
      reader="learner"
      action={{ href: paths.learner.interview(choiceId), text: 'Answer or change' }}
    />
  )
}
