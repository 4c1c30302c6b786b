import { spawn, spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { median } from './figure'

/** One address under load, and what it answered. */
export type Target = { name: string; url: string; cookie?: string }
export type Load = { perSecond: number; failed: number }

const CONNECTIONS = 32
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 4)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4)
const hasWrk = spawnSync('wrk', ['--version']).error === undefined

/** What makes the load: wrk where the machine has it, since it takes least from the cores it shares; else autocannon. */
export const generator = hasWrk ? 'wrk' : 'autocannon'

/**
 * Interleaved rounds, so that what the machine does meanwhile falls on all alike: requests a second of each, the median
 * of its rounds.
 */
export async function interleaved(
  targets: readonly Target[],
  { rounds = ROUNDS, seconds = SECONDS } = {},
): Promise<Map<string, Load>> {
  for (const target of targets) await press(target, Math.min(3, seconds))
  const taken = new Map(targets.map(({ name }) => [name, new Array<Load>()]))
  for (let round = 0; round < rounds; round += 1) {
    for (const target of targets) taken.get(target.name)?.push(await press(target, seconds))
  }
  return new Map(
    [...taken].map(([name, loads]) => [
      name,
      {
        perSecond: median(loads.map((load) => load.perSecond)),
        failed: loads.reduce((sum, load) => sum + load.failed, 0),
      },
    ]),
  )
}

/** Full load on one address for some seconds. */
export async function press(target: Target, seconds: number): Promise<Load> {
  return generator === 'wrk' ? byWrk(target, seconds) : byAutocannon(target, seconds)
}

async function byWrk({ url, cookie }: Target, seconds: number): Promise<Load> {
  const text = await output('wrk', [
    '-t1',
    `-c${CONNECTIONS}`,
    `-d${seconds}s`,
    ...(cookie ? ['-H', `Cookie: ${cookie}`] : []),
    url,
  ])
  const errors = [...text.matchAll(/(?:Non-2xx or 3xx responses: |connect |read |write |timeout )(\d+)/g)]
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1] ?? 0),
    failed: errors.reduce((sum, [, count]) => sum + Number(count), 0),
  }
}

async function byAutocannon({ url, cookie }: Target, seconds: number): Promise<Load> {
  const program = createRequire(import.meta.url).resolve('autocannon')
  const words = [
    '--json',
    '-c',
    String(CONNECTIONS),
    '-d',
    String(seconds),
    ...(cookie ? ['-H', `Cookie=${cookie}`] : []),
    url,
  ]
  const result: { requests: { average: number }; non2xx: number; errors: number } = JSON.parse(
    await output(process.execPath, [program, ...words]),
  )
  return { perSecond: result.requests.average, failed: result.non2xx + result.errors }
}

function output(command: string, args: string[]) {
  return new Promise<string>((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    let text = ''
    child.stdout.on('data', (part: Buffer) => (text += part.toString()))
    child.once('error', reject)
    child.once('exit', () => resolve(text))
  })
}
