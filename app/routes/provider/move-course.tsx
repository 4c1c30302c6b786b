import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { publishChecklist } from '~/domain/publishing/own-course'
import { findOwnCourse } from '~/domain/publishing/own-course.queries.server'
import { moveForm } from '~/domain/publishing/own-course.schemas'
import { moveCourse } from '~/domain/publishing/publishing.commands.server'
import { canMoveCourse, courseMoves } from '~/domain/publishing/publishing.states'
import { courseMoveWords } from '~/domain/publishing/publishing.words'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextInput, Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

const moveIn = (params: Record<string, string | undefined>) =>
  orNotFound(z.enum(courseMoves).safeParse(params.move).data, 'page')

export const loader = signedIn(async ({ ctx, id, params }) => {
  const move = moveIn(params)
  const course = await findOwnCourse(ctx, id('courseId'))
  const missing = publishChecklist(course, course.runs, londonDay(ctx.now)).filter(({ isDone }) => !isDone)
  return {
    move,
    course: { id: course.id, title: course.title, version: course.version },
    applicants: course.runs.reduce((sum, run) => sum + (run.applicants ?? 0), 0),
    missing: move === 'publish' ? missing : [],
    notNow: whyNotNow(move, course.status, missing),
  }
})

function whyNotNow(
  move: (typeof courseMoves)[number],
  status: Parameters<typeof canMoveCourse>[0],
  missing: { isHard: boolean }[],
) {
  if (!canMoveCourse(status, move)) return 'This has been done already. Go back to see the course as it is now.'
  return move === 'publish' && missing.some(({ isHard }) => isHard) ? 'Fill in what is needed first.' : undefined
}

export const action = signedIn(({ ctx, id, params, request }) => {
  const move = moveIn(params)
  const courseId = id('courseId')
  return handleForm(request, moveForm, async (form) => {
    await moveCourse(ctx, courseId, move, form)
    return redirectWithNotice(paths.provider.ownCourse(courseId), courseMoveWords[move].done)
  })
})

export default function MoveCoursePage() {
  const { move, course, applicants, missing, notNow } = useLoaderData<typeof loader>()
  const words = courseMoveWords[move]
  return (
    <Page title={words.title} caption={course.title} back={paths.provider.ownCourse(course.id)}>
      <p>{words.means}</p>
      {move === 'withdraw' ? (
        <p>{applicants === 1 ? '1 application' : `${applicants} applications`} have been sent for it.</p>
      ) : null}
      {missing.length > 0 ? (
        <>
          <p>This is missing:</p>
          <ul>
            {missing.map(({ what, isHard }) => (
              <li key={what}>
                {what}
                {isHard ? ' (needed)' : ' (better for learners)'}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <ZodForm>
        <Hidden name="version" value={course.version} />
        {move === 'withdraw' ? (
          <TextInput name="why" label="Why?" hint="For your own history. Learners do not read it." isOptional />
        ) : null}
        <Button kind={move === 'withdraw' ? 'warning' : 'primary'} {...(notNow ? { notNow } : {})}>
          {words.button}
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Your course - Onward' }]
