import { setTimeout as wait } from 'node:timers/promises'
import { figure, type Figure } from './figure'
import { crowdOf, mixedWork } from './journeys'
import { metersOn } from './meters'
import type { World } from './world'

const MINUTES = Number(process.env.BENCH_SOAK_MINUTES ?? 10)
const SETTLING_MS = 3000

/** B23: what ten minutes of the busy evening do to the web processes: how long their loops are held up, and what they keep. */
export async function measure(world: World): Promise<Figure[]> {
  const crowd = await crowdOf(world)
  const meters = await metersOn()
  const { origin, stop } = await world.serve({ WORKERS: '2', ...meters.environment })
  try {
    // The first minute fills what is kept on purpose.
    await mixedWork(origin, crowd, 60)
    await wait(SETTLING_MS)
    const before = await meters.read()
    await mixedWork(origin, crowd, (MINUTES - 1) * 60)
    const { loopDelayMs } = await meters.read()
    await wait(SETTLING_MS)
    const after = await meters.read()
    return [
      figure(
        {
          name: 'B23',
          what: 'delay of the event loop under mixed work, 99th percentile, mean of two web processes',
          value: loopDelayMs,
          unit: 'ms',
        },
        { better: 'less', floor: 200, goal: 50, stretch: 20 },
      ),
      figure(
        {
          name: 'B23-memory',
          what: `memory of two web processes after ${MINUTES} minutes of it ÷ after one`,
          value: after.memoryMb,
          unit: 'MB',
          against: `${Math.round(before.memoryMb)} MB`,
          ratio: after.memoryMb / before.memoryMb,
        },
        { better: 'less', floor: 1.1, goal: 1.1 },
      ),
    ]
  } finally {
    await stop()
  }
}
