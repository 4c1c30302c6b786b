import { isMeasure, type Measure } from '~/domain/partnership-targets/measure'
import type { TargetPoint } from '~/domain/partnership-targets/partnership-target'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { planningDays } from './planning.queries.server'
import { trajectory, type Trajectory } from './trajectory'

const SHOWN_DAYS = 365

/** Each measure that planning counts, month by month over the last year, beside its targets. */
export async function trajectoriesOf(
  ctx: Context,
  targets: readonly (TargetPoint & { measure: Measure })[],
): Promise<Trajectory[]> {
  const days = await planningDays(ctx, addDays(londonDay(ctx.now), -SHOWN_DAYS))
  return [...Map.groupBy(days, ({ measure }) => measure)].flatMap(([measure, own]) =>
    isMeasure(measure)
      ? [
          trajectory(
            measure,
            own,
            targets.filter((target) => target.measure === measure),
          ),
        ]
      : [],
  )
}
