import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const PATIENCE_MS = 60_000

export type TestServer = {
  origin: string
  port: number
  process: ChildProcess
  /** All it has printed so far. */
  output: () => string
  /** Asks it to end, and resolves to its exit code. */
  stop: () => Promise<number | null>
}

/** The built application on a free port; resolves when it says that it is ready. */
export async function startTestServer(environment: Record<string, string> = {}): Promise<TestServer> {
  const port = Number(environment.PORT ?? (await freePort()))
  const folder = path.resolve(root, process.env.DATA_DIR ?? '.data', `test-server-${randomBytes(4).toString('hex')}`)
  const child = spawn(process.execPath, [path.join(root, 'app/cli/main.mjs'), 'start'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      WORKERS: '1',
      METRICS_PORT: '0',
      DEMO: 'on',
      DEMO_AREA: 'off',
      DATA_DIR: folder,
      ...environment,
    },
  })
  let output = ''
  child.stdout.on('data', (text: Buffer) => (output += text.toString()))
  child.stderr.on('data', (text: Buffer) => (output += text.toString()))
  await untilReady(child, () => output)
  return {
    origin: `http://localhost:${port}`,
    port,
    process: child,
    output: () => output,
    stop: () => stop(child).finally(() => rmSync(folder, { recursive: true, force: true })),
  }
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function untilReady(child: ChildProcess, output: () => string) {
  return new Promise<void>((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(`The server did not become ready:\n${output()}`)), PATIENCE_MS)
    const settle = (act: () => void) => {
      clearTimeout(giveUp)
      act()
    }
    child.stdout?.on('data', () => /^ready /m.test(output()) && settle(resolve))
    child.once('exit', (code) => settle(() => reject(new Error(`The server ended with ${code}:\n${output()}`))))
  })
}

function stop(child: ChildProcess) {
  return new Promise<number | null>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode)
    child.once('exit', (code) => resolve(code))
    child.kill('SIGTERM')
  })
}
