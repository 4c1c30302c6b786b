import type { Right } from '~/kit/actor'

type Between = { owner: string; partner: string; rights: readonly Right[] }

const given: Partial<Record<Right, (partner: string) => string>> = {
  see: (partner) => `People of ${partner} may read the applications, and write notes for staff.`,
  interview: (partner) => `People of ${partner} may arrange interviews and say what came of them.`,
  decide: (partner) => `People of ${partner} may offer, reject, keep waiting lists, write to learners and enrol.`,
}

/** What both sides sign, sentence by sentence. */
export function agreementSentences({ owner, partner, rights }: Between): string[] {
  return [
    `This is about learners who applied to ${owner}. They stay applicants of ${owner}.`,
    ...rights.flatMap((right) => given[right]?.(partner) ?? []),
    `Nobody of ${partner} may do more here than they may do at ${partner}.`,
    `${partner} uses what it reads for these applications and for nothing else.`,
    'The law decides what may be read of a learner. Where it says less for one of the two, less is shown.',
    'Each deed is kept with the name of whoever did it, and of where they work.',
    'Either side can end this at once. It counts from the next page anybody opens.',
  ]
}

/** Where an agreement stands, in a few words. */
export function standingWords({
  ownerSignedAt,
  partnerSignedAt,
  endedAt,
}: {
  ownerSignedAt: Date | string | null
  partnerSignedAt: Date | string | null
  endedAt: Date | string | null
}) {
  if (endedAt) return { text: 'Ended', colour: 'grey' as const }
  if (ownerSignedAt && partnerSignedAt) return { text: 'In force', colour: 'green' as const }
  if (ownerSignedAt || partnerSignedAt) return { text: 'One signature missing', colour: 'yellow' as const }
  return { text: 'Nobody has signed', colour: 'yellow' as const }
}
