import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FilePage } from '~/domain/catalogues/components/FilePage'
import { fileShown } from '~/domain/catalogues/file-shown'
import { findFile, findingsOf } from '~/domain/catalogues/own-import.queries.server'
import { questionShown } from '~/domain/return-files/question-shown'
import { questionsOf } from '~/domain/return-files/question.queries.server'
import { mustTakeIn, RETURNS_KIND, RETURNS_NOUN } from '~/domain/return-files/return-import.commands.server'
import { paths } from '~/paths'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx, id }) => {
  const file = await findFile(ctx, RETURNS_KIND, id('intakeId'))
  mustTakeIn(ctx)
  const { findings, hasMore } = await findingsOf(ctx, file.id)
  const questions = await questionsOf(ctx, file.id)
  const shown = fileShown(file, RETURNS_NOUN, findings)
  // Rows that wait for an answer wait only once the file is in.
  const changesNothing = shown.changesNothing && !findings.some(({ code }) => code === 'waits-for-answer')
  return {
    file: { ...shown, changesNothing, hasMore },
    questions: questions.map((question) => questionShown(question)),
  }
})

export default function TakenReturnPage() {
  const { file, questions } = useLoaderData<typeof loader>()
  const { id } = file
  return (
    <FilePage
      file={file}
      back={{ href: paths.returns.files, text: 'Returns of others' }}
      things="People"
      links={{
        confirm: paths.returns.confirm(id),
        undo: paths.returns.undo(id),
        findings: paths.returns.findings(id),
      }}
      words={{ nothing: 'Nothing would change.', none: 'Nobody was taken from this file.' }}
      consequence="Rows of which nobody can be sure whose they are wait until you say so."
    >
      {questions.length > 0 ? (
        <Table
          caption="Whose row is this?"
          head={[{ text: 'Row', isNumber: true }, 'Who', 'Why we ask']}
          rows={questions.map(({ id, line, name, why }) => [
            line,
            <a key={id} href={paths.returns.question(id)}>
              {name}
            </a>,
            why,
          ])}
        />
      ) : null}
    </FilePage>
  )
}

export const meta = () => [{ title: 'A return of others - Onward' }]
