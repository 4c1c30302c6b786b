import cluster from 'node:cluster'
import { setTimeout as wait } from 'node:timers/promises'
import type { Report } from './messages'

/*
 * When very many people press a button in the same moment, each page waits for the processors and not for anything else. Letters and other
 * jobs, which nobody watches for, then leave them to the pages: for some seconds at most, so that nothing waits for good where it is always busy.
 */

const MANY = 24
const FEW = 8
const LONGEST_WAIT_MS = 4000
const LOOK_AGAIN_MS = 50

/** Counts what a web process has under way, and says when that becomes very much and when it is little again. */
export class UnderWay {
  private count = 0
  private isMuch = false

  constructor(private readonly tell: (isMuch: boolean) => void) {}

  begin() {
    this.count += 1
    if (!this.isMuch && this.count >= MANY) this.say(true)
  }

  end() {
    this.count -= 1
    if (this.isMuch && this.count <= FEW) this.say(false)
  }

  private say(isMuch: boolean) {
    this.isMuch = isMuch
    this.tell(isMuch)
  }
}

/** What this web process has under way. */
export const underWay = new UnderWay((isMuch) => {
  if (cluster.isWorker) process.send?.({ kind: 'rush', isMuch } satisfies Report)
})

/** Which web processes have very much under way, by their number, and since when the first of them has. */
export class Rush {
  private readonly busy = new Set<number>()
  private since = -Infinity
  private endedAt = -Infinity

  constructor(private readonly now: () => number = () => performance.now()) {}

  hear(web: number, isMuch: boolean) {
    // One that follows close upon another is the same: jobs that have waited long enough do not wait anew.
    if (isMuch && this.busy.size === 0 && this.now() - this.endedAt >= LONGEST_WAIT_MS) this.since = this.now()
    if (isMuch) this.busy.add(web)
    else if (this.busy.delete(web)) this.endedAt = this.now()
  }

  get holdsBack(): boolean {
    return this.busy.size > 0 && this.now() - this.since < LONGEST_WAIT_MS
  }

  /** Resolves as soon as jobs may go on. */
  async over(): Promise<void> {
    while (this.holdsBack) await wait(LOOK_AGAIN_MS)
  }
}
