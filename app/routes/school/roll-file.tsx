import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FindingsTable } from '~/domain/catalogues/components/FindingsTable'
import { countsFrom, severityTag } from '~/domain/catalogues/own-import'
import { findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { RollQuestions } from '~/domain/learners/components/RollQuestions'
import { questionToShow, rollTag } from '~/domain/learners/roll-import'
import { findRoll } from '~/domain/learners/roll-import.queries.server'
import { candidatesOf, questionsOf } from '~/domain/learners/roll-question.queries.server'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx, id }) => {
  const roll = await findRoll(ctx, id('intakeId'))
  const { findings, hasMore } = await findingsOf(ctx, roll.id)
  const isPreview = roll.status === 'dry-run' && roll.keptAs !== null
  const { questions, hasMore: hasMoreQuestions } = isPreview
    ? await questionsOf(ctx, roll.id)
    : { questions: [], hasMore: false }
  const candidates = await candidatesOf(
    ctx,
    questions.flatMap(({ candidates }) => candidates),
  )
  return {
    id: roll.id,
    fileName: roll.fileName,
    tag: rollTag(roll.status),
    when: formatMoment(roll.startedAt),
    counts: countsFrom(roll.counts).filter(({ noun }) => noun === 'learners'),
    isPreview,
    mayUndo: roll.status === 'done',
    questions: questions.map((question) => questionToShow(question, candidates, ctx.actor.organisationId)),
    open: questions.filter(({ answer }) => answer === null).length,
    hasMoreQuestions,
    findings: findings.map((one) => ({ ...one, tag: severityTag(one.severity) })),
    hasMore,
  }
})

export default function RollFilePage() {
  const { id, fileName, tag, when, counts, isPreview, mayUndo, findings, hasMore, ...asked } =
    useLoaderData<typeof loader>()
  const { questions, open, hasMoreQuestions } = asked
  return (
    <Page
      title={isPreview ? 'What this file would change' : 'What came of this file'}
      caption={`${fileName}, ${when}`}
      back={{ href: paths.school.roll, text: 'Files of your roll' }}
      actions={<StatusTag tag={tag} />}
    >
      <Table
        caption="Learners"
        hideCaption
        head={outcomes.map((text) => ({ text, isNumber: true }))}
        rows={counts.map((of) => [of.read, of.added, of.changed, of.unchanged, of.withdrawn, of.refused])}
        empty={<p className="govuk-body">Nobody was taken from this file.</p>}
      />
      {questions.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Only you can say ({open} open)</h2>
          <ZodForm
            action={paths.school.rollAnswers(id)}
            id="answers"
            defaults={{ answers: Object.fromEntries(questions.map(({ id, answer }) => [id, answer])) }}
          >
            <RollQuestions questions={questions} />
            {hasMoreQuestions ? (
              <p className="govuk-body">More questions follow when you have answered these.</p>
            ) : null}
            <Button kind="secondary">Save answers</Button>
          </ZodForm>
        </>
      ) : null}
      {isPreview ? (
        <ZodForm action={paths.school.confirmRoll(id)} id="confirm">
          {open > 0 ? (
            <p className="govuk-body">Rows you have not decided on are left out. You can send the file again later.</p>
          ) : null}
          <Button>Take this file in</Button>
        </ZodForm>
      ) : null}
      {mayUndo ? (
        <LinkButton href={paths.school.undoRoll(id)} kind="secondary">
          Undo this file
        </LinkButton>
      ) : null}
      <h2 className="govuk-heading-m">Findings</h2>
      <FindingsTable findings={findings} />
      {findings.length > 0 ? (
        <p className="govuk-body">
          {hasMore ? `These are the first ${findings.length}. ` : ''}
          <a className="govuk-link" href={paths.school.rollFindings(id)} download>
            All findings as a sheet (CSV)
          </a>
        </p>
      ) : null}
    </Page>
  )
}

const outcomes = ['Read', 'New', 'Changed', 'Unchanged', 'Left', 'Held or refused']

export const meta = () => [{ title: 'A file of your roll - Onward' }]
