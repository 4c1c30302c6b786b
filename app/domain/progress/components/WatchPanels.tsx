import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Card, Cards } from '~/ui/card'
import { StatusTag, type Tag } from '~/ui/status-tag'
import { Table } from '~/ui/table'

type Warning = { words: string; source: string }
type Saying = { id: string; tag: Tag; note: string; when: string; by: string }
export type ShownIntervention = {
  id: string
  kind: string
  tag: Tag
  facts: readonly { key: string; value: string }[]
  note: string | null
  /** One's own school's or provider's: the others are read. */
  moves: readonly { href: string; text: string }[]
}

/** What there is to see early, each fact with where it comes from. */
export function EarlyWarning({ warnings }: { warnings: readonly Warning[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Early warning</h2>
      <p className="govuk-body">Counted, not judged: it never sets the risk.</p>
      <Table
        caption="What there is to see early"
        hideCaption
        head={['What', 'Where it comes from']}
        rows={warnings.map(({ words, source }) => [words, source])}
        empty={<p className="govuk-body">There is nothing to see now.</p>}
      />
    </>
  )
}

/** How much tutors worry, the newest saying first. */
export function Risks({
  sayings,
  learnerId,
  mayWatch,
}: {
  sayings: readonly Saying[]
  learnerId: string
  mayWatch: boolean
}) {
  return (
    <>
      <Table
        caption="Risk, as tutors see it"
        head={['Risk', 'Why', 'When', 'Who']}
        isStacked
        rows={sayings.map(({ id, tag, note, when, by }) => [<StatusTag key={id} tag={tag} />, note, when, by])}
        empty={
          <>
            <h2 className="govuk-heading-m">Risk, as tutors see it</h2>
            <p className="govuk-body">No tutor has said anything this year.</p>
          </>
        }
      />
      {mayWatch ? (
        <LinkButton href={paths.progress.risk(learnerId)} kind="secondary">
          Say how much there is to worry about
        </LinkButton>
      ) : null}
    </>
  )
}

/** What is done about it. */
export function Interventions({
  interventions,
  learnerId,
  mayWatch,
}: {
  interventions: readonly ShownIntervention[]
  learnerId: string
  mayWatch: boolean
}) {
  return (
    <>
      <h2 className="govuk-heading-m">What is done about it</h2>
      {interventions.length === 0 ? <p className="govuk-body">Nothing was begun this year.</p> : null}
      <Cards>
        {interventions.map(({ id, kind, tag, facts, note, moves }) => (
          <Card
            key={id}
            title={kind}
            headingLevel={3}
            tags={[tag]}
            facts={facts}
            actions={
              moves.length > 0
                ? moves.map(({ href, text }) => (
                    <a className="govuk-link" key={href} href={href}>
                      {text}
                    </a>
                  ))
                : undefined
            }
          >
            {note ? <p className="govuk-body">{note}</p> : null}
          </Card>
        ))}
      </Cards>
      {mayWatch ? (
        <LinkButton href={paths.progress.newIntervention(learnerId)} kind="secondary">
          Begin something
        </LinkButton>
      ) : null}
    </>
  )
}
