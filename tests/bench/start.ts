import path from 'node:path'
import { figure, median, type Figure } from './figure'
import { freePort, root, startProgram } from './processes'
import type { World } from './world'

const launcher = path.join(root, 'app/cli/start.mjs')

/** B24: `npm start` on a county that is there already, from the command to `ready`, the database included. */
export async function measure(world: World): Promise<Figure[]> {
  const seconds: number[] = []
  for (let start = 0; start < 4; start += 1) seconds.push(await secondsToReady(world))
  const [, ...warm] = seconds
  return [
    figure(
      {
        name: 'B24',
        what: 'a second start, to ready',
        value: median(warm),
        unit: 's',
        notes: 'the launcher, the embedded PostgreSQL and the migration check included; median of three',
      },
      { better: 'less', floor: 10, goal: 3, stretch: 1.5 },
    ),
  ]
}

async function secondsToReady(world: World) {
  const port = await freePort()
  const began = performance.now()
  const running = await startProgram([launcher], port, {
    PORT: String(port),
    METRICS_PORT: '0',
    DEMO: 'on',
    DATA_DIR: world.folder,
  })
  const seconds = (performance.now() - began) / 1000
  await running.stop()
  return seconds
}
