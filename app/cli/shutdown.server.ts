import { setTimeout as wait } from 'node:timers/promises'
import { log } from '~/kit/log.server'

type Step = { name: string; run: () => unknown }

const WORK_MS = 6000
const LETTING_GO_MS = 1500
const LONGEST_MS = 9700

/**
 * An orderly end, asked for by SIGTERM, SIGINT or the death of the launcher: first everything that takes in work stops
 * at once and finishes what it has, then what that work stood on is let go, the last opened first.
 */
export class Shutdown {
  isUnderWay = false
  private readonly takesWork: Step[] = []
  private readonly bearsWork: Step[] = []

  constructor() {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect']) process.on(signal, () => void this.begin())
  }

  /** Stopped first, together with all others of its kind. */
  before(name: string, run: () => unknown) {
    this.takesWork.push({ name, run })
  }

  /** Stopped afterwards, one by one, in the opposite order of opening. */
  after(name: string, run: () => unknown) {
    this.bearsWork.unshift({ name, run })
  }

  private async begin() {
    if (this.isUnderWay) return
    this.isUnderWay = true
    setTimeout(() => process.exit(1), LONGEST_MS).unref()
    await Promise.all(this.takesWork.map((step) => attempt(step, WORK_MS)))
    // What is still at work when its time is up is cut off here: the database ends such connections when it stops.
    for (const step of this.bearsWork) await attempt(step, LETTING_GO_MS)
    process.exit(0)
  }
}

async function attempt({ name, run }: Step, patienceMs: number) {
  const began = performance.now()
  try {
    await Promise.race([run(), wait(patienceMs, undefined, { ref: false })])
    log.info({ event: 'stopped', part: name, ms: Math.round(performance.now() - began) })
  } catch (error) {
    log.error({ event: 'stop', part: name }, error)
  }
}
