import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findSheet, profileOf } from '~/domain/applications/application.queries.server'
import { ChangedMeanwhile } from '~/domain/applications/components/ChangedMeanwhile'
import { Finished } from '~/domain/applications/components/SectionFields'
import { WhoSees } from '~/domain/applications/components/WhoSees'
import { findSection } from '~/domain/applications/section'
import { pageAfter } from '~/domain/applications/page-after'
import { gradeWords, isBehind, meanwhileInGrades } from '~/domain/applications/section-meanwhile'
import { saveGrades } from '~/domain/applications/section.commands.server'
import { OwnQualifications } from '~/domain/plans/components/OwnQualifications'
import { GRADES_AT_MOST, usualSubjects } from '~/domain/plans/grade'
import { gradesForm } from '~/domain/plans/grade.schemas'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { useReply } from '~/ui/form-context'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'

const SPARE_ROWS = 4

export const loader = signedIn(async ({ ctx }) => {
  const sheet = await findSheet(ctx, orNotFound(ctx.actor.learnerId ?? undefined))
  const own = sheet.grades.filter(({ isConfirmed }) => !isConfirmed)
  const started =
    own.length > 0 || sheet.grades.length > 0 ? own : usualSubjects.map((usual) => ({ ...usual, grade: '' }))
  const section = sheet.saved.find((one) => one.section === 'grades')
  return {
    confirmed: sheet.grades.filter(({ isConfirmed }) => isConfirmed),
    own,
    grades: started,
    rows: Math.min(GRADES_AT_MOST, started.length + SPARE_ROWS),
    isFinished: section ? (section.isCompleted ? 'yes' : 'no') : '',
    version: section?.version ?? 0,
    kinds: profileOf(sheet, sheet.choices).providerKinds,
  }
})

export const action = signedIn(({ ctx, request }) => {
  const learnerId = orNotFound(ctx.actor.learnerId ?? undefined)
  return handleForm(request, gradesForm, async ({ grades, isFinished, version, step }) => {
    await saveGrades(ctx, learnerId, { grades, isFinished: isFinished === 'yes' && step !== 'more', version })
    if (step === 'more') return redirectWithNotice(paths.learner.grades, 'Your list is saved. There is room for more.')
    const sheet = await findSheet(ctx, learnerId)
    const hasDraft = sheet.choices.some(({ state }) => state === 'draft')
    const next = () => pageAfter('grades', profileOf(sheet, sheet.choices), hasDraft)
    return redirect(isFinished === 'yes' ? next() : paths.learner.application)
  })
})

export default function GradesPage() {
  const { confirmed, own, grades, rows, isFinished, version, kinds } = useLoaderData<typeof loader>()
  const reply = useReply()
  const section = findSection('grades')
  return (
    <Page
      title={section?.title ?? 'Your grades'}
      back={{ href: paths.learner.application, text: 'Back to your application' }}
    >
      <p className="govuk-body">{section?.why}</p>
      <WhoSees fields={['grades']} kinds={kinds} />
      {isBehind(reply, version) ? (
        <ChangedMeanwhile differences={meanwhileInGrades(own, reply?.values)} href={paths.learner.grades} />
      ) : null}
      {confirmed.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">From your school</h2>
          <SummaryList rows={confirmed.map((grade) => ({ key: grade.subject, value: gradeWords(grade) }))} />
        </>
      ) : null}
      <ZodForm defaults={{ grades, isFinished }} isWide>
        <Hidden name="version" value={version} />
        <h2 className="govuk-heading-m">Your own list</h2>
        <p className="govuk-hint">
          Write the grade you think you will get. If you have the result, write that too. Leave a row empty if you do
          not need it.
        </p>
        <OwnQualifications rows={rows} filled={own} />
        <Finished />
        <ButtonGroup>
          <Button>Save and go on</Button>
          <Button kind="secondary" name="step" value="more">
            Save and add more
          </Button>
        </ButtonGroup>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Your subjects and grades - Onward' }]
