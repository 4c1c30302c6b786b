import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { z } from 'zod'

/** One variable that is missing or wrong: a sentence that says which, and what to write. */
export class EnvProblem extends Error {}

/** The checkout; relative paths in the environment start here. */
export const root = process.env.ONWARD_ROOT ?? process.cwd()

const wholeNumber = (low: number, high: number, sentence: string) =>
  z.string().regex(/^\d+$/, sentence).transform(Number).pipe(z.number().min(low, sentence).max(high, sentence))

const variables = z.object({
  PORT: wholeNumber(1, 65_535, 'PORT must be a number from 1 to 65535: write PORT=3000.').default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'HOST must be a name or an address: write HOST=localhost.')
    .default('localhost'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: addressSentence }).optional(),
  DATA_DIR: z.string().default('.data'),
  DEMO: z
    .enum(['on', 'off', 'true', 'false', '1', '0'], { error: 'DEMO must be on or off: write DEMO=off.' })
    .transform((word) => ['on', 'true', '1'].includes(word))
    .optional(),
  DEMO_AREA: z.enum(['on', 'off'], { error: 'DEMO_AREA must be on or off: write DEMO_AREA=off.' }).default('on'),
  WORKERS: wholeNumber(1, 64, 'WORKERS must be a number from 1 to 64: write WORKERS=2.').optional(),
  METRICS_PORT: wholeNumber(0, 65_535, 'METRICS_PORT must be a number up to 65535, or 0 for none.').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'SMTP_URL must look like smtp://user:password@host:587.' }).optional(),
  TEXT_URL: z
    .url({ protocol: /^https?$/, error: 'TEXT_URL must be an address: write TEXT_URL=https://texts.example.' })
    .optional(),
  MAIL_FROM: z
    .string()
    .includes('@', { error: 'MAIL_FROM must be an address: write MAIL_FROM=letters@onward.example.' })
    .optional(),
  ORIGIN: z
    .url({ protocol: /^https?$/, error: 'ORIGIN must be the public address: write ORIGIN=https://onward.example.' })
    .transform((address) => new URL(address).origin)
    .optional(),
  SESSION_SECRET: z
    .string()
    .min(32, 'SESSION_SECRET must have 32 characters or more: write SESSION_SECRET=$(openssl rand -hex 32).')
    .optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent.',
    })
    .default('info'),
})

export type Env = ReturnType<typeof parseEnv>

let parsed: Env | undefined

/** The environment, read once. */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}

/** Reads the variables; throws one sentence about the first that is missing or wrong. */
export function parseEnv(given: Record<string, string | undefined>) {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const read = variables.safeParse(filled)
  if (!read.success) throw new EnvProblem(read.error.issues[0]?.message)
  const said = read.data
  const DEMO = said.DEMO ?? said.DATABASE_URL === undefined
  const DATA_DIR = path.resolve(root, said.DATA_DIR)
  if (said.SMTP_URL && !said.MAIL_FROM) throw missing('MAIL_FROM', 'letters@onward.example', 'SMTP_URL is set')
  if (!DEMO && !said.ORIGIN) throw missing('ORIGIN', 'https://onward.example', 'DEMO is off')
  if (!DEMO && !said.SESSION_SECRET) throw missing('SESSION_SECRET', '$(openssl rand -hex 32)', 'DEMO is off')
  return {
    ...said,
    DEMO,
    DATA_DIR,
    WORKERS: said.WORKERS ?? availableParallelism(),
    METRICS_PORT: said.METRICS_PORT ?? (said.PORT < 65_535 ? said.PORT + 1 : 0),
    MAIL_FROM: said.MAIL_FROM ?? 'Onward <letters@demo.example>',
    ORIGIN: said.ORIGIN ?? `http://${said.HOST}:${said.PORT}`,
    SESSION_SECRET: said.SESSION_SECRET ?? secretKeptIn(DATA_DIR),
  }
}

function missing(name: string, example: string, because: string) {
  return new EnvProblem(`${name} is needed because ${because}: write ${name}=${example}.`)
}

function addressSentence() {
  return 'DATABASE_URL must look like postgres://user:password@host:5432/onward.'
}

/** A demo's secret is made at the first start and kept beside its data. */
function secretKeptIn(folder: string): string {
  const file = path.join(folder, 'session.secret')
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch {
    // made by an earlier start
  }
  return readFileSync(file, 'utf8')
}
