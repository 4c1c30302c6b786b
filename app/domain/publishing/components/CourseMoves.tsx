import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { canMoveCourse, courseMoves, type CourseState } from '../publishing.states'
import { courseMoveWords } from '../publishing.words'

type Props = { course: { id: string; slug: string; status: CourseState }; reviewed: string | null }

/** What can be done with a course now, and when it was last looked through. */
export function CourseMoves({ course, reviewed }: Props) {
  const moves = courseMoves.filter((move) => canMoveCourse(course.status, move))
  return (
    <>
      <ButtonGroup>
        {moves.map((move) => (
          <LinkButton
            key={move}
            href={paths.provider.moveCourse(course.id, move)}
            kind={move === 'publish' ? 'primary' : 'secondary'}
          >
            {courseMoveWords[move].button}
          </LinkButton>
        ))}
        <a className="govuk-link" href={paths.provider.coursePreview(course.id)}>
          Preview
        </a>
        {course.status === 'live' ? (
          <a className="govuk-link" href={paths.course(course.slug)}>
            See it in the prospectus
          </a>
        ) : null}
      </ButtonGroup>
      <ZodForm action={paths.provider.courseReview(course.id)} id="review">
        <p>{reviewed ? `Last reviewed on ${reviewed}.` : 'Never reviewed.'}</p>
        <Button kind="secondary">Mark as reviewed</Button>
      </ZodForm>
    </>
  )
}
