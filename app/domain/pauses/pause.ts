import { formatDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

export type Pause = { fromOn: string; opensOn: string; sentence: string | null }

/** The pause that counts on a day; nothing before it begins and once it has opened again. */
export function pauseOn(pause: Pause | null, today: string): Pause | null {
  return pause !== null && pause.fromOn <= today && today < pause.opensOn ? pause : null
}

/** What a learner reads of it, beside a course they may still put on their list. */
export function pauseLines(provider: string, { opensOn, sentence }: Pause): string[] {
  return [
    `${provider} takes no applications now. It opens again on ${formatDay(opensOn)}.`,
    ...(sentence === null ? [] : [`They say: “${sentence}”`]),
    'You can have the course on your list already. You can send it from that day on.',
  ]
}

/** Refuses to send to a provider that takes nothing now. */
export function refuseWhilePaused(choices: readonly { providerName: string; pause: Pause | null }[]) {
  const [first] = choices.flatMap(({ providerName, pause }) => (pause ? [{ providerName, pause }] : []))
  if (!first) return
  const { providerName, pause } = first
  throw new Refusal(
    'requests-off',
    `${providerName} takes no applications until ${formatDay(pause.opensOn)}. Your course stays on your list. Take its tick off to send the others.`,
  )
}
