import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { saveGrades } from '~/domain/applications/application.commands.server'
import { findSheet, profileOf } from '~/domain/applications/application.queries.server'
import { Finished } from '~/domain/applications/components/SectionFields'
import { WhoSees } from '~/domain/applications/components/WhoSees'
import { findSection, sectionAfter } from '~/domain/applications/section'
import { GradeRows } from '~/domain/plans/components/GradeRows'
import { GRADES_AT_MOST, usualSubjects } from '~/domain/plans/grade'
import { gradesForm } from '~/domain/plans/grade.schemas'
import { orNotFound } from '~/kit/errors'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'

const SPARE_ROWS = 4

export const loader = signedIn(async ({ ctx }) => {
  const { grades, saved } = await findSheet(ctx, orNotFound(ctx.actor.learnerId ?? undefined))
  const own = grades.filter(({ isConfirmed }) => !isConfirmed)
  const started = own.length > 0 || grades.length > 0 ? own : usualSubjects.map((usual) => ({ ...usual, grade: '' }))
  const section = saved.find((one) => one.section === 'grades')
  return {
    confirmed: grades.filter(({ isConfirmed }) => isConfirmed),
    grades: started.map(({ subject, qualification, grade }) => ({ subject, qualification, grade })),
    rows: Math.min(GRADES_AT_MOST, started.length + SPARE_ROWS),
    isFinished: section ? (section.isCompleted ? 'yes' : 'no') : '',
  }
})

export const action = signedIn(({ ctx, request }) => {
  const learnerId = orNotFound(ctx.actor.learnerId ?? undefined)
  return handleForm(request, gradesForm, async ({ grades, isFinished }) => {
    await saveGrades(ctx, learnerId, { grades, isFinished: isFinished === 'yes' })
    const sheet = await findSheet(ctx, learnerId)
    const next = isFinished === 'yes' ? sectionAfter('grades', profileOf(sheet, sheet.choices)) : undefined
    return redirect(next ? paths.learner.section(next.slug) : paths.learner.application)
  })
})

export default function GradesPage() {
  const { confirmed, grades, rows, isFinished } = useLoaderData<typeof loader>()
  const section = findSection('grades')
  return (
    <Page title="Your predicted grades" back={{ href: paths.learner.application, text: 'Back to your application' }}>
      <p className="govuk-body">{section?.why}</p>
      <WhoSees fields={['grades']} />
      {confirmed.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">From your school</h2>
          <SummaryList
            rows={confirmed.map(({ subject, qualification, grade }) => ({
              key: subject,
              value: `${grade}, ${qualification}`,
            }))}
          />
        </>
      ) : null}
      <ZodForm defaults={{ grades, isFinished }} isWide>
        <h2 className="govuk-heading-m">Your own list</h2>
        <p className="govuk-hint">Write the grade you are on course for. Leave a row empty if you do not need it.</p>
        <GradeRows rows={rows} />
        <Finished />
        <Button>Save and go on</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Your predicted grades - Onward' }]
