import { Refusal } from '~/kit/errors'

/** Why a level of need cannot hold from a day: not yet, or before the level that stands began. */
export function refuseNeed(fromOn: string, { today, stands }: { today: string; stands: { fromOn: string } | null }) {
  if (fromOn > today) throw new Refusal('in-the-future', 'This day has not come yet.', 'fromOn')
  if (stands && fromOn < stands.fromOn)
    throw new Refusal('before-the-last', 'The level that stands began after this day.', 'fromOn')
}
