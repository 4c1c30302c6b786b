import { formatDay } from '~/kit/dates'
import type { ProposalRow } from './proposal.queries.server'
import { activityEvidenceOf } from './proposal.schemas'
import { proposalWords, sourceWords } from './proposal.words'

/** A proposal in words, beside what counts now. */
export function proposalShown({
  id,
  learnerId,
  givenNames,
  familyName,
  current,
  ...proposal
}: Omit<ProposalRow, 'place'>) {
  const { label, startedOn, verifiedOn, predictedEndOn, providerName, source, evidence } = proposal
  return {
    ...{ id, learnerId },
    name: `${givenNames} ${familyName}`,
    now: current ? `${current.label}, checked on ${formatDay(current.verifiedOn)}` : 'Not recorded',
    then: [label, providerName].filter(Boolean).join(', '),
    days: [
      `from ${formatDay(startedOn)}`,
      `checked on ${formatDay(verifiedOn)}`,
      predictedEndOn ? `due to end ${formatDay(predictedEndOn)}` : null,
    ]
      .filter(Boolean)
      .join(', '),
    source: sourceWords[source] ?? source,
    why: proposalWords(source, activityEvidenceOf(evidence)),
  }
}

export type ProposalShown = ReturnType<typeof proposalShown>
