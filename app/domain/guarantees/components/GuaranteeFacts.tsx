import { paths } from '~/paths'
import { evidenceOf } from '../evidence.schemas'
import { evidenceWords, seasonWords } from '../guarantee.words'

export type GuaranteeFact = {
  id: string
  season: number
  label: string
  source: string
  reason: string | null
  evidence: unknown
}

/** What stands of one learner for each September that is worked out, on the learner’s page. */
export function GuaranteeFacts({ guarantees }: { guarantees: readonly GuaranteeFact[] }) {
  if (guarantees.length === 0) return <>Not of this age, or not worked out yet</>
  return (
    <>
      {guarantees.map(({ id, season, label, source, reason, evidence }) => (
        <p className="govuk-body" key={id}>
          <a href={paths.guarantee.decide(id)}>{seasonWords(season)}</a>: {label}.{' '}
          {source === 'adviser' ? reason : wordsOf(evidence)}
        </p>
      ))}
    </>
  )
}

function wordsOf(kept: unknown) {
  const evidence = evidenceOf(kept)
  return evidence ? evidenceWords(evidence) : null
}
