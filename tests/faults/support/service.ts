import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort, startTestServer, type TestServer } from '#tests/support/server'

/** The whole service on one port and one data folder, to be killed and started again as often as a test likes. */
export class Service {
  private constructor(
    private readonly environment: Record<string, string>,
    readonly folder: string,
    readonly origin: string,
  ) {}

  /** How long each start took, in milliseconds. */
  readonly starts: number[] = []
  private running: TestServer | undefined

  static async start(environment: Record<string, string> = {}): Promise<Service> {
    const folder = mkdtempSync(path.join(tmpdir(), 'onward-fault-'))
    const port = String(await freePort())
    const service = new Service({ DATA_DIR: folder, PORT: port, ...environment }, folder, `http://localhost:${port}`)
    await service.startAgain()
    return service
  }

  async startAgain() {
    const began = performance.now()
    this.running = await startTestServer(this.environment)
    this.starts.push(performance.now() - began)
  }

  /** `kill -9` of the first process, as a power cut would end it; returns when it is gone. */
  async kill() {
    await gone(this.process, () => this.process.kill('SIGKILL'))
  }

  /** `kill -9` of the process that answers requests; the first one starts another. */
  killWeb() {
    for (const pid of childrenOf(this.process.pid ?? 0)) process.kill(pid, 'SIGKILL')
  }

  /** An orderly end; its exit code. */
  stop() {
    return this.running?.stop()
  }

  async remove() {
    await this.stop()
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }

  get isUp() {
    return this.process.exitCode === null && this.process.signalCode === null
  }

  get output() {
    return this.running?.output() ?? ''
  }

  private get process() {
    if (!this.running) throw new Error('The service has not been started.')
    return this.running.process
  }
}

function gone(child: TestServer['process'], act: () => void) {
  return new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    act()
  })
}

/** The processes a process has started and that still run. */
export function childrenOf(pid: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const rows = table.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  return rows.filter(([, parent]) => parent === pid).map(([child = 0]) => child)
}
