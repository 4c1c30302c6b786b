import { randomUUID } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { pullFeed, saveFeed } from '~/domain/catalogues/course-feed.commands.server'
import { findFeed } from '~/domain/catalogues/course-feed.queries.server'
import { systemContext } from '~/kit/context.server'
import { fetchOutside, isPrivate, webUrl } from '~/kit/fetch-outside.server'
import { catalogue, type CourseTold } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { aManager as aManagerOf } from '#tests/support/publishing'

const test$ = testDatabase()
const aManager = () => aManagerOf(test$.db)

const plumbing: CourseTold = { id: 'c1', title: 'Plumbing', runs: [{ id: 'r1' }] }

function aSite(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  onTestFinished(() => void server.close())
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
    })
  })
}

describe('a feed that is fetched', () => {
  test('is taken in, says how it went, and is not sent again while it is the same', async () => {
    const { manager, providerId } = await aManager()
    const asked: (string | undefined)[] = []
    const url = await aSite((request, response) => {
      asked.push(request.headers['if-none-match'])
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
      else response.writeHead(200, { ETag: '"v1"' }).end(catalogue([plumbing]))
    })
    await saveFeed(manager, { url: `${url}/feed.xml`, isOn: true })
    const night = systemContext(test$.db, manager.now)

    await pullFeed(night, providerId)
    expect(await findFeed(manager)).toMatchObject({
      outcome: 'Taken in: 1 courses read, 1 added, 0 changed, 0 withdrawn.',
    })
    await pullFeed(night, providerId)

    expect(await findFeed(manager)).toMatchObject({ outcome: 'The file has not changed since last time.' })
    expect(asked).toEqual([undefined, '"v1"'])
  })

  test.each([
    ['an answer that is none', (_, response) => response.writeHead(503).end(), /answered 503/],
    ['a file that is none', (_, response) => response.end('<html><body>Sorry'), /Refused: /],
    ['a circle', (_, response) => response.writeHead(302, { Location: '/again' }).end(), /never to a file/],
    [
      'a way inside',
      (_, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
      /full web address/,
    ],
  ] as const satisfies [string, RequestListener, RegExp][])(
    '%s changes nothing and is told',
    async (_, answer, outcome) => {
      const { manager, providerId } = await aManager()
      await saveFeed(manager, { url: await aSite(answer), isOn: true })

      await pullFeed(systemContext(test$.db, manager.now), providerId)

      expect((await findFeed(manager))?.outcome).toMatch(outcome)
      expect(await test$.db.selectFrom('course').select('id').execute()).toEqual([])
    },
  )

  test('is cut off when it is too large or too slow', async () => {
    const wishes = { etag: null, limit: 1000, seconds: 1, mayBePrivate: true }
    const large = await aSite((_, response) => response.end('x'.repeat(5000)))
    const slow = await aSite(() => {})

    await expect(fetchOutside(large, wishes)).rejects.toMatchObject({ code: 'file-too-large' })
    await expect(fetchOutside(slow, wishes)).rejects.toMatchObject({ code: 'too-slow' })
  })

  test.each([
    'http://127.0.0.1/',
    'http://localhost:5432/',
    'http://[::1]/',
    'http://169.254.169.254/latest',
    'http://10.1.2.3/',
  ])('%s is never fetched where the world can reach us', async (address) => {
    const attempt = fetchOutside(address, { etag: null, limit: 1000, seconds: 2, mayBePrivate: false })

    await expect(attempt).rejects.toMatchObject({ code: 'private-address' })
  })

  test.each(['ftp://x.example/a', 'javascript:alert(1)', 'file:///etc/passwd', 'https://a:b@x.example/', 'nonsense'])(
    '%s is no address to fetch',
    (address) => {
      expect(() => webUrl(address)).toThrow()
    },
  )

  test.each([
    ['8.8.8.8', false],
    ['192.168.1.1', true],
    ['::ffff:10.0.0.1', true],
    ['fd00::1', true],
    ['2a00:1450:4009:80b::200e', false],
    ['not an address', true],
  ])('%s is private: %s', (address, expected) => {
    expect(isPrivate(address)).toBe(expected)
  })

  test('of nobody, or switched off, is left alone', async () => {
    const { manager, providerId } = await aManager()
    await saveFeed(manager, { url: 'http://127.0.0.1:9/', isOn: false })

    await pullFeed(systemContext(test$.db, manager.now), providerId)
    await pullFeed(systemContext(test$.db, manager.now), randomUUID())

    expect(await findFeed(manager)).toMatchObject({ triedAt: null })
  })
})
