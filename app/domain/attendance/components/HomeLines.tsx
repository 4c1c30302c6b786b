import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { LiveScript } from '~/ui/live-script'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import { Tiles } from '~/ui/tiles'
import { dayCounts, type ShownLine } from '../home-line-shown'

type Props = { lines: readonly ShownLine[]; day: string; /** Where the page hears of changes. */ live: string }

/** Who of a school is elsewhere on a day, as host and school see it: one line for each learner and session. */
export function HomeLines({ lines, day, live }: Props) {
  const confirmable = lines.filter(({ canConfirm }) => canConfirm)
  return (
    <>
      <div id="lines" data-live={live}>
        {lines.length > 0 ? <Tiles tiles={dayCounts(lines)} label="The day in numbers" /> : null}
        {confirmable.length > 0 ? (
          <ZodForm action={paths.tracking.confirmDay} id="confirm">
            <Hidden name="day" value={day} />
            {confirmable.map(({ sessionId, learnerId, proposed }) => (
              <Hidden key={sessionId + learnerId} name="lines" value={`${sessionId} ${learnerId} ${proposed ?? ''}`} />
            ))}
            <Button id="confirm-all">
              Confirm {confirmable.length === 1 ? 'the proposed code' : `${confirmable.length} proposed codes`}
            </Button>
          </ZodForm>
        ) : null}
        <Table
          caption="Learners at another site"
          captionSize="s"
          firstCellIsHeader
          isStacked
          head={['Learner', 'Session', 'Site', 'Host’s mark', 'Code here', 'How it stands']}
          rows={lines.map((line) => cellsOf(line))}
          empty={<Empty title="None of your learners is expected at another site on this day" />}
        />
      </div>
      <LiveScript />
    </>
  )
}

function cellsOf(line: ShownLine) {
  const { sessionId, learnerId, name, form, hours, session, site, hostMark, proposed, homeCode, conflicts, tag } = line
  return [
    <div key="learner">
      <a
        id={`line-${sessionId}-${learnerId}`}
        className="govuk-link"
        href={paths.tracking.homeMark(sessionId, learnerId)}
      >
        {name}
      </a>
      {form ? <div className="govuk-hint govuk-!-margin-bottom-0">{form}</div> : null}
    </div>,
    <div key="session">
      {hours}
      <div className="govuk-hint govuk-!-margin-bottom-0">{session}</div>
    </div>,
    site,
    hostMark,
    homeCode ?? (proposed === null ? '-' : `${proposed} (proposed)`),
    <div key="stands">
      <StatusTag tag={tag} />
      {conflicts.map((conflict) => (
        <div key={conflict} className="govuk-hint govuk-!-margin-bottom-0">
          {conflict}
        </div>
      ))}
    </div>,
  ]
}
