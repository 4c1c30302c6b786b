import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { rollAnswers } from '~/domain/learners/roll-import.schemas'
import { answerRollQuestions } from '~/domain/learners/roll-question.commands.server'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the preview.
export const loader = signedIn(async ({ id }) => redirect(paths.school.rollFile(id('intakeId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, rollAnswers, paths.school.rollFile(id('intakeId')), async ({ answers }) => {
    await answerRollQuestions(ctx, id('intakeId'), answers)
    return redirectWithNotice(paths.school.rollFile(id('intakeId')), 'Answers saved')
  }),
)
