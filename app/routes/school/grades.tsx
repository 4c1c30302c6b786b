import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findLearner } from '~/domain/learners/learner.queries.server'
import { GradeRows } from '~/domain/plans/components/GradeRows'
import { GRADES_AT_MOST, usualSubjects } from '~/domain/plans/grade'
import { predictGrades } from '~/domain/predictions/prediction.commands.server'
import { predictedGradesOf } from '~/domain/plans/grade.queries.server'
import { predictionsForm } from '~/domain/plans/grade.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

const SPARE_ROWS = 4

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: learnerId, givenNames, familyName } = await findLearner(ctx, id('learnerId'))
  const grades = await predictedGradesOf(ctx, learnerId)
  const started = grades.length > 0 ? grades : usualSubjects.map((usual) => ({ ...usual, grade: '' }))
  return {
    learnerId,
    name: `${givenNames} ${familyName}`,
    grades: started.map(({ subject, qualification, grade }) => ({ subject, qualification, grade })),
    rows: Math.min(GRADES_AT_MOST, started.length + SPARE_ROWS),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, predictionsForm, async ({ grades }) => {
    await predictGrades(ctx, id('learnerId'), grades)
    return redirectWithNotice(paths.school.learner(id('learnerId')), 'Predicted grades saved')
  }),
)

export default function SchoolGradesPage() {
  const { learnerId, name, grades, rows } = useLoaderData<typeof loader>()
  return (
    <Page title={`Predicted grades of ${name}`} back={paths.school.learner(learnerId)}>
      <p className="govuk-body">
        These become the school’s predictions. The learner can read them and no longer change them.
      </p>
      <ZodForm defaults={{ grades }} isWide>
        <GradeRows rows={rows} />
        <Button>Save predicted grades</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Predicted grades - Onward' }]
