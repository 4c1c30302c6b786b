import type { AreaSettings } from '~/domain/areas/setting'
import type { Cycle } from '~/domain/cycles/cycle'
import { londonMoment } from '~/kit/dates'

/** The minute from which results may be known in an area; nothing where its cycle has no day of results. */
export function resultsMinute(
  { dates }: Pick<Cycle, 'dates'>,
  { resultsTime }: Pick<AreaSettings, 'resultsTime'>,
): Date | null {
  return dates.results === undefined ? null : londonMoment(dates.results, `${resultsTime}:00`)
}

/** Whether the minute has come. */
export function isOut(cycle: Pick<Cycle, 'dates'>, settings: Pick<AreaSettings, 'resultsTime'>, now: Date): boolean {
  const minute = resultsMinute(cycle, settings)
  return minute !== null && minute <= now
}
