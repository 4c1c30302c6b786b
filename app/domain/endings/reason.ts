import { Refusal } from '~/kit/errors'
import type { ProviderKind } from '~/domain/applications/visibility'

/** Why a learner at a host did not come, rests there, or has left (F: 4.5, 4.6). */
export type PlacementReasons =
  `placement-${'not-arrived' | 'suspended' | 'withdrawn' | 'transferred' | 'left' | 'changed'}`

export type ReasonList =
  | 'rejection'
  | 'withdrawal'
  | 'decline'
  | 'offer-withdrawn'
  | 'conditions-missed'
  | 'not-arrived'
  | 'interview-cancelled'
  | 'course-cancelled'
  | PlacementReasons

export type Reason = {
  id: string
  code: string
  category: string
  label: string
  learnerWords: string | null
  providerWords: string | null
  needsDetail: boolean
  providerKinds: string[]
}

export type GivenReason = { reason: Reason; detail: string | null }

/** The reasons this kind of provider may give; no kinds named means all. */
export function reasonsFor(reasons: readonly Reason[], kind: ProviderKind): Reason[] {
  return reasons.filter(({ providerKinds }) => providerKinds.length === 0 || providerKinds.includes(kind))
}

/** The reasons of a list under the headings they are read by, in order. */
export function byCategory<R extends Pick<Reason, 'category'>>(
  reasons: readonly R[],
): { category: string; reasons: R[] }[] {
  const categories = [...new Set(reasons.map(({ category }) => category))]
  return categories.map((category) => ({ category, reasons: reasons.filter((reason) => reason.category === category) }))
}

/** The reasons that were ticked, each with its own words where it needs them; refuses what is not on the list of today. */
export function givenReasons(
  reasons: readonly Reason[],
  ticked: readonly string[],
  details: Readonly<Record<string, string>>,
): GivenReason[] {
  return ticked.map((id) => {
    const reason = reasons.find((one) => one.id === id)
    if (!reason) throw new Refusal('unknown-reason', 'This reason is no longer on the list. Choose another.')
    const detail = details[id]?.trim() ?? ''
    if (reason.needsDetail && detail === '') {
      throw new Refusal('needs-detail', `Say more about “${reason.label}”. The learner will read it.`, `details.${id}`)
    }
    return { reason, detail: detail === '' ? null : detail }
  })
}

/** One reason as the learner reads it. */
export function inLearnersWords({ reason, detail }: GivenReason): string {
  const words = reason.learnerWords ?? reason.label
  return detail ? `${words} ${detail}` : words
}
