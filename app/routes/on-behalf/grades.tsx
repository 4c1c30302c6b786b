import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ChangedMeanwhile } from '~/domain/applications/components/ChangedMeanwhile'
import { Finished } from '~/domain/applications/components/SectionFields'
import { findHelpedSection } from '~/domain/applications/on-behalf-form.queries.server'
import { gradeWords, isBehind, meanwhileInGrades } from '~/domain/applications/section-meanwhile'
import { saveGrades } from '~/domain/applications/section.commands.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { OwnQualifications } from '~/domain/plans/components/OwnQualifications'
import { GRADES_AT_MOST, usualSubjects } from '~/domain/plans/grade'
import { gradesForm } from '~/domain/plans/grade.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { useReply } from '~/ui/form-context'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'

const SPARE_ROWS = 4

export const loader = signedIn(async ({ ctx, id }) => {
  const { grades, ...helped } = await findHelpedSection(ctx, id('learnerId'), 'grades')
  await recordView(ctx, helped.id, 'application')
  const own = grades.filter(({ isConfirmed }) => !isConfirmed)
  const started = grades.length > 0 ? own : usualSubjects.map((usual) => ({ ...usual, grade: '' }))
  return {
    ...helped,
    own,
    confirmed: grades.filter(({ isConfirmed }) => isConfirmed),
    grades: started,
    rows: Math.min(GRADES_AT_MOST, started.length + SPARE_ROWS),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, gradesForm, async ({ grades, isFinished, version, step }) => {
    const isDone = isFinished === 'yes' && step !== 'more'
    await saveGrades(ctx, id('learnerId'), { grades, isFinished: isDone, version })
    const page = step === 'more' ? paths.onBehalf.grades : paths.onBehalf.learner
    return redirectWithNotice(page(id('learnerId')), 'Saved. The learner is told.')
  }),
)

export default function GradesForLearnerPage() {
  const { id, name, confirmed, own, grades, rows, isFinished, version } = useLoaderData<typeof loader>()
  const reply = useReply()
  return (
    <Page
      title="Subjects and grades"
      caption={name}
      back={{ href: paths.onBehalf.learner(id), text: `Act for ${name}` }}
    >
      {isBehind(reply, version) ? (
        <ChangedMeanwhile differences={meanwhileInGrades(own, reply?.values)} href={paths.onBehalf.grades(id)} />
      ) : null}
      {confirmed.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">From the school</h2>
          <SummaryList rows={confirmed.map((grade) => ({ key: grade.subject, value: gradeWords(grade) }))} />
        </>
      ) : null}
      <ZodForm defaults={{ grades, isFinished }} isWide>
        <Hidden name="version" value={version} />
        <h2 className="govuk-heading-m">What {name} says</h2>
        <OwnQualifications rows={rows} filled={own} />
        <Finished />
        <ButtonGroup>
          <Button>Save for {name}</Button>
          <Button kind="secondary" name="step" value="more">
            Save and add more
          </Button>
        </ButtonGroup>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Subjects and grades of a learner - Onward' }]
