import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Card, Cards } from '~/ui/card'
import type { PlanSection } from '../plan'
import { sectionTitle, writerLine } from '../plan.words'

export type Contribution = {
  id: string
  words: string
  name: string | null
  writtenAs: string
  organisation: string | null
  writtenAt: Date | string
  isOwn: boolean
}

export type PlanPartShown = {
  section: PlanSection
  written: { words: string; version: number; writtenAt: Date | string } | null
  contributions: readonly Contribution[]
}

type Props = {
  learnerId: string
  parts: readonly PlanPartShown[]
  role: string
  /** The parts to which the reader may add a comment. */
  addable: readonly string[]
}

/** The learner's own words part by part, and beside each what others have said to it, under their names. */
export function PlanParts({ learnerId, parts, role, addable }: Props) {
  return (
    <Cards>
      {parts.map(({ section, written, contributions }) => (
        <Card
          key={section}
          title={sectionTitle(section, role)}
          headingLevel={3}
          {...(written ? { byline: `Written ${formatMoment(written.writtenAt)}` } : {})}
          actions={<PartLinks {...{ learnerId, section, role, version: written?.version ?? 0, addable }} />}
        >
          <OwnWords words={written?.words ?? ''} />
          <Contributions contributions={contributions} />
        </Card>
      ))}
    </Cards>
  )
}

/** Words as the learner wrote them, line by line. */
export function OwnWords({ words }: { words: string }) {
  if (words === '') return <p className="govuk-body">Nothing is written here yet.</p>
  return (
    <p className="govuk-body">
      <span className="onward-own-words">{words}</span>
    </p>
  )
}

/** What others said to one part; one's own may be taken back. */
export function Contributions({ contributions }: { contributions: readonly Contribution[] }) {
  if (contributions.length === 0) return null
  return (
    <ul className="govuk-list" aria-label="Comments">
      {contributions.map(({ id, words, writtenAt, isOwn, ...writer }) => (
        <li key={id}>
          <p className="govuk-body-s">
            <strong>{writerLine(writer)}</strong>, {formatMoment(writtenAt)}
          </p>
          <p className="govuk-body">
            <span className="onward-own-words">{words}</span>
          </p>
          {isOwn ? (
            <p className="govuk-body-s onward-no-print">
              <a href={paths.plan.takeContributionBack(id)}>
                Take back<span className="govuk-visually-hidden"> your comment of {formatMoment(writtenAt)}</span>
              </a>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

type Links = { learnerId: string; section: PlanSection; role: string; version: number; addable: readonly string[] }

function PartLinks({ learnerId, section, role, version, addable }: Links) {
  const about = <span className="govuk-visually-hidden">: {sectionTitle(section, role)}</span>
  return (
    <span className="onward-no-print">
      {role === 'learner' ? (
        <a href={paths.plan.section(learnerId, section)}>
          {version === 0 ? 'Write' : 'Change'}
          {about}
        </a>
      ) : null}
      {addable.includes(section) ? <a href={paths.plan.contribute(learnerId, section)}>Add a comment{about}</a> : null}
      {version > 1 ? (
        <>
          {' '}
          <a href={paths.plan.versions(learnerId, section)}>Earlier versions{about}</a>
        </>
      ) : null}
    </span>
  )
}
