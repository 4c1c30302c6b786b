import { Card, Cards } from '~/ui/card'
import { Empty } from '~/ui/text'
import type { ShownYear } from '../learner-progress'
import { standingTags, standingWords } from '../progress.words'
import { ProgressCharts } from './ProgressCharts'

/** How it goes in each subject, in plain words, for the learner and linked adults. */
export function PlainProgress({ years, isOwn }: { years: readonly ShownYear[]; isOwn: boolean }) {
  if (years.length === 0)
    return (
      <Empty title="There is no report yet">
        Teachers write one a few times a year. {isOwn ? 'You' : 'You both'} can read it here then.
      </Empty>
    )
  return (
    <>
      {years.map(({ key, title, rounds, subjects }) => (
        <section key={key}>
          <h2 className="govuk-heading-m">{title}</h2>
          <Cards>
            {subjects.map(({ id, subject, target, standing, effortWords, effortLabel, comment, cells }) => (
              <Card
                key={id}
                title={subject}
                headingLevel={3}
                tags={[{ text: standingWords[standing], colour: standingTags[standing].colour }]}
                facts={[
                  ...cells.flatMap(({ roundId, grade }, at) =>
                    grade === null ? [] : [{ key: rounds[at]?.name ?? roundId, value: grade }],
                  ),
                  { key: 'Target', value: target ?? 'None yet' },
                ]}
              >
                {isOwn && effortWords ? <p className="govuk-body">{effortWords}</p> : null}
                {!isOwn && effortLabel ? <p className="govuk-body">Effort: {effortLabel}</p> : null}
                {comment ? <p className="govuk-body">“{comment}”</p> : null}
              </Card>
            ))}
          </Cards>
          <ProgressCharts subjects={subjects} rounds={rounds} />
        </section>
      ))}
    </>
  )
}
