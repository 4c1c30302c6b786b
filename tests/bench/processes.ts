import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

export type Running = { origin: string; port: number; child: ChildProcess; stop: () => Promise<void> }

/** A program of ours that says `ready` when it is; resolves then. */
export async function startProgram(
  args: string[],
  port: number,
  environment: Record<string, string> = {},
): Promise<Running> {
  const { child, done } = program(args, environment)
  await new Promise<void>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (part: Buffer) => {
      text += part.toString()
      if (/^ready/m.test(text)) resolve()
    })
    child.stderr?.on('data', (part: Buffer) => (text += part.toString()))
    void done.then((code) => reject(new Error(`${args.join(' ')} ended with ${code}:\n${text}`)), reject)
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await done.catch(() => {})
  }
  return { origin: `http://localhost:${port}`, port, child, stop }
}

/** Runs a program to its end; what it printed, or an error with it. */
export async function runProgram(args: string[], environment: Record<string, string> = {}): Promise<string> {
  const { child, done } = program(args, environment)
  let text = ''
  child.stdout?.on('data', (part: Buffer) => (text += part.toString()))
  child.stderr?.on('data', (part: Buffer) => (text += part.toString()))
  const code = await done
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${text}`)
  return text
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

function program(args: string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...environment },
  })
  const done = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code))
  })
  return { child, done }
}
