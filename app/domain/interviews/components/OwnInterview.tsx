import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { InterviewDetails, type InterviewShown } from './InterviewDetails'

type Props = { choiceId: string; interview: InterviewShown | null; isToChoose: boolean }

/** A learner’s own interview, with the way to answer it, or to choose its time first. */
export function OwnInterview({ choiceId, interview, isToChoose }: Props) {
  return (
    <>
      {isToChoose ? (
        <LinkButton href={paths.learner.interviewTimes(choiceId)}>Choose an interview time</LinkButton>
      ) : null}
      {interview ? (
        <InterviewDetails
          interview={interview}
          reader="learner"
          action={{ href: paths.learner.interview(choiceId), text: 'Answer or change' }}
        />
      ) : null}
    </>
  )
}
