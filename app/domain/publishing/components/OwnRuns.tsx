import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import type { OwnRunRow } from '../own-run'
import { canMoveRun, runMoves } from '../publishing.states'
import { runMoveWords, runTags } from '../publishing.words'

/** The starts of a course, each with its state and what can be done with it. */
export function OwnRuns({ courseId, runs, mayEdit }: { courseId: string; runs: OwnRunRow[]; mayEdit: boolean }) {
  return (
    <>
      <h2>Starts</h2>
      <Table
        caption="Starts of this course"
        hideCaption
        firstCellIsHeader
        isCompact
        head={[
          'Starts',
          'Where',
          'How',
          { text: 'Places', isNumber: true },
          { text: 'Applications', isNumber: true },
          'State',
          'Do',
        ]}
        rows={runs.map((run) => [
          mayEdit ? (
            <a key="edit" href={paths.provider.run(courseId, run.id)}>
              {run.start}
            </a>
          ) : (
            run.start
          ),
          run.place ?? 'Not stated',
          run.mode ?? 'Not stated',
          placesOf(run),
          run.applicants,
          <span key="state">
            <StatusTag tag={runTags[run.state]} />
            {run.note ? ` ${run.note}` : ''}
          </span>,
          mayEdit ? <Moves key="moves" courseId={courseId} run={run} /> : '',
        ])}
        empty={<p>There is no start yet. Learners apply to a start: the course at one place, from one day.</p>}
      />
      {mayEdit ? (
        <ButtonGroup>
          <LinkButton href={paths.provider.newRun(courseId)} kind="secondary">
            Add a start
          </LinkButton>
          <a className="govuk-link" href={paths.provider.nextYearOf(courseId)}>
            Copy to the next year
          </a>
        </ButtonGroup>
      ) : null}
    </>
  )
}

function placesOf({ places, offersPerHundred }: OwnRunRow) {
  if (places === null) return 'Not stated'
  return offersPerHundred === null ? places : `${places} (${offersPerHundred} offers for 100)`
}

function Moves({ courseId, run }: { courseId: string; run: OwnRunRow }) {
  const moves = runMoves.filter((move) => canMoveRun(run.state, move))
  return (
    <ul className="govuk-list">
      {moves.map((move) => (
        <li key={move}>
          <a href={paths.provider.moveRun(courseId, run.id, move)}>
            {runMoveWords[move].button}
            <span className="govuk-visually-hidden">
              : {run.start}
              {run.place ? `, ${run.place}` : ''}
            </span>
          </a>
        </li>
      ))}
      {run.mayCancel ? (
        <li>
          <a href={paths.provider.cancelCourse(courseId, run.id)}>
            Cancel for everybody
            <span className="govuk-visually-hidden">
              : {run.start}
              {run.place ? `, ${run.place}` : ''}
            </span>
          </a>
        </li>
      ) : null}
    </ul>
  )
}
