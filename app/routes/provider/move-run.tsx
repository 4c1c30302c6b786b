import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { startWords } from '~/domain/courses/course-run'
import { findOwnRun } from '~/domain/publishing/own-course.queries.server'
import { moveForm } from '~/domain/publishing/own-course.schemas'
import { moveRun } from '~/domain/publishing/own-run.commands.server'
import { canMoveRun, runMoves, runState } from '~/domain/publishing/publishing.states'
import { runMoveWords } from '~/domain/publishing/publishing.words'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

const moveIn = (params: Record<string, string | undefined>) =>
  orNotFound(z.enum(runMoves).safeParse(params.move).data, 'page')

export const loader = signedIn(async ({ ctx, id, params }) => {
  const move = moveIn(params)
  const run = await findOwnRun(ctx, id('courseId'), id('runId'))
  return {
    move,
    run: { courseId: run.courseId, version: run.version, title: run.courseTitle, start: startWords(run) },
    notNow: canMoveRun(runState(run), move)
      ? undefined
      : 'This has been done already, or cannot be done now. Go back to see the start as it is.',
  }
})

export const action = signedIn(({ ctx, id, params, request }) => {
  const move = moveIn(params)
  const [courseId, runId] = [id('courseId'), id('runId')]
  return handleForm(request, moveForm, async (form) => {
    await moveRun(ctx, courseId, runId, move, form)
    return redirectWithNotice(paths.provider.ownCourse(courseId), runMoveWords[move].done)
  })
})

export default function MoveRunPage() {
  const { move, run, notNow } = useLoaderData<typeof loader>()
  const words = runMoveWords[move]
  const asksWhy = move === 'withdraw' || move === 'close' || move === 'fill'
  return (
    <Page title={words.title} caption={`${run.title}, ${run.start}`} back={paths.provider.ownCourse(run.courseId)}>
      <p>{words.means}</p>
      <ZodForm>
        <Hidden name="version" value={run.version} />
        {asksWhy ? (
          <TextInput name="why" label="Why?" hint="For your own history. Learners do not read it." isOptional />
        ) : null}
        <Button kind={move === 'withdraw' ? 'warning' : 'primary'} {...(notNow ? { notNow } : {})}>
          {words.button}
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'One start of your course - Onward' }]
