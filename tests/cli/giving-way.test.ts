import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { expect, test } from 'vitest'
import { giveWayToPages } from '~/cli/giving-way.server'
import { hashPassword } from '~/kit/password.server'

test.runIf(existsSync('/proc/self/task'))('the threads that hash passwords give way, and no other thread', async () => {
  await hashPassword('a long enough password')

  const count = giveWayToPages()

  const low = readdirSync('/proc/self/task').filter((task) => getPriority(Number(task)) === 10)
  expect(count).toBeGreaterThan(0)
  expect(low).toHaveLength(count)
  for (const task of low) expect(readFileSync(`/proc/self/task/${task}/comm`, 'utf8').trim()).toBe('libuv-worker')
})
