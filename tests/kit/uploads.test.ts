import { utimes } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { tidyFiles } from '~/domain/catalogues/course-feed.jobs.server'
import { systemContext } from '~/kit/context.server'
import { env } from '~/kit/env.server'
import { forgetUpload, keepBytes, keptFile } from '~/kit/uploads.server'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const LIMIT = 1000

async function kept(content: string) {
  const keptAs = await keepBytes(
    (async function* () {
      yield Buffer.from(content)
    })(),
    LIMIT,
  )
  onTestFinished(() => forgetUpload(keptAs))
  return keptAs
}

async function writtenDaysAgo(days: number) {
  const keptAs = await kept('a,b')
  const then = new Date(Date.now() - days * 86_400_000)
  await utimes(path.join(env().DATA_DIR, 'uploads', keptAs), then, then)
  return keptAs
}

const tidyAt = (now: Date) => tidyFiles(systemContext(test$.db, now))
const read = (keptAs: string) => keptFile(keptAs, 'roll.csv', LIMIT)

describe('a file that waits for a yes', () => {
  test('is thrown away after two days', async () => {
    const [old, fresh] = [await writtenDaysAgo(3), await writtenDaysAgo(1)]

    await tidyAt(new Date())

    await expect(read(old)).rejects.toMatchObject({ code: 'file-gone' })
    expect(await read(fresh)).toMatchObject({ fileName: 'roll.csv', bytes: 3 })
  })

  test('stays where only the clock of a demonstration was moved on', async () => {
    const keptAs = await kept('a,b')

    await tidyAt(new Date(Date.now() + 400 * 86_400_000))

    expect(await read(keptAs)).toMatchObject({ bytes: 3 })
  })

  test('is said to be gone by its own name, and not by its place on our disk', async () => {
    const keptAs = await kept('a,b')
    await forgetUpload(keptAs)

    await expect(read(keptAs)).rejects.toMatchObject({
      finding: { sentence: 'roll.csv waited too long and is gone. Send it again.' },
    })
  })
})
