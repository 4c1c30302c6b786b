import { BarChart } from '~/ui/bar-chart'
import { LEAST_ANSWERS } from '../survey'

export type ShownResult = {
  words: string
  answers: number | null
  parts: { label: string; value: number; text: string }[]
  texts: string[]
}

/** What came of each question: a picture with its table where answers were offered, else what was written. */
export function SurveyResults({ results }: { results: readonly ShownResult[] }) {
  return results.map(({ words, answers, parts, texts }, nth) => (
    <section key={nth}>
      <h2 className="govuk-heading-m">{words}</h2>
      {answers === null ? (
        <p className="govuk-body">Fewer than {LEAST_ANSWERS} have answered this, so nothing is shown of it.</p>
      ) : null}
      {parts.length > 0 ? (
        <BarChart
          title={`Answers: ${answers ?? 0}`}
          description={`One bar for each answer to “${words}”.`}
          head={['Answer', 'How many']}
          rows={parts}
        />
      ) : null}
      {texts.length > 0 ? (
        <ul className="govuk-list govuk-list--bullet">
          {texts.map((text, at) => (
            <li key={at}>{text}</li>
          ))}
        </ul>
      ) : null}
      {answers !== null && parts.length === 0 && texts.length === 0 ? (
        <p className="govuk-body">Words are shown once ten have answered.</p>
      ) : null}
    </section>
  ))
}
