import { describe, expect, test } from 'vitest'
import { askForNewPassword, signIn } from '~/domain/accounts/account.commands.server'
import { newId } from '~/kit/chance.server'
import { systemContext, type Context } from '~/kit/context.server'
import { hashPassword } from '~/kit/password.server'
import { racingDatabase } from '#tests/support/database'

const test$ = racingDatabase()
const now = new Date('2026-11-20T09:00:00Z')
const password = 'three plain words'

describe('F-28: guessing passwords', () => {
  test.each([1, 50])(
    'a thousand tries on one account from %i addresses get ten guesses, and a colleague still gets in',
    async (addresses) => {
      const ctx = systemContext(test$.db, now)
      const passwordHash = await hashPassword(password)
      const [attacked, colleague] = [await anAccount(ctx, passwordHash), await anAccount(ctx, passwordHash)]
      const run = newId()

      const guessed: string[] = []
      for (let tries = 0; tries < 1000; tries += 50) {
        const wave = Array.from({ length: 50 }, (_, at) =>
          signIn(
            ctx,
            { email: attacked, password: `guess ${tries + at} of many`, next: '' },
            `${run}-${at % addresses}`,
          ),
        )
        for (const guess of await Promise.allSettled(wave))
          guessed.push(guess.status === 'rejected' ? String(guess.reason.name) : 'in')
      }

      expect(guessed.filter((answer) => answer === 'Refusal').length).toBeLessThanOrEqual(10)
      expect(guessed).not.toContain('in')
      await expect(signIn(ctx, { email: colleague, password, next: '' }, `${run}-another`)).resolves.toBeTruthy()
    },
  )
})

describe('F-29: finding out who has an account', () => {
  test(
    'a wrong password and an unknown address take the same time, within 5 ms of the median',
    { retry: 2, timeout: 120_000 },
    async () => {
      const ctx = systemContext(test$.db, now)
      const passwordHash = await hashPassword(password)
      const known: number[] = []
      const unknown: number[] = []

      for (let pair = 0; pair < 100; pair += 1) {
        const email = await anAccount(ctx, passwordHash)
        known.push(await timed(() => signIn(ctx, { email, password: 'not the right words', next: '' }, `time-${pair}`)))
        unknown.push(
          await timed(() =>
            signIn(
              ctx,
              { email: `${newId()}@demo.example`, password: 'not the right words', next: '' },
              `time-${pair}`,
            ),
          ),
        )
      }

      expect(Math.abs(median(known) - median(unknown))).toBeLessThan(allowed(known))
    },
  )

  test(
    'asking for a new password takes the same time for an address nobody has',
    { retry: 2, timeout: 120_000 },
    async () => {
      const ctx = systemContext(test$.db, now)
      const known: number[] = []
      const unknown: number[] = []

      for (let pair = 0; pair < 100; pair += 1) {
        const email = await anAccount(ctx, null)
        known.push(await timed(() => askForNewPassword(ctx, email)))
        unknown.push(await timed(() => askForNewPassword(ctx, `${newId()}@demo.example`)))
      }

      expect(Math.abs(median(known) - median(unknown))).toBeLessThan(allowed(known))
    },
  )
})

async function anAccount(ctx: Context, passwordHash: string | null) {
  const email = `${newId()}@demo.example`
  await ctx.db.insertInto('account').values({ email, name: 'Joel Lane', passwordHash, createdAt: now }).execute()
  return email
}

async function timed(work: () => Promise<unknown>) {
  const start = performance.now()
  await work().catch(() => {})
  return performance.now() - start
}

/** Five milliseconds, or more where the machine is so busy that everything takes many times as long as it would. */
function allowed(times: number[]) {
  return Math.max(5, median(times) / 8)
}

function median(values: number[]) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
