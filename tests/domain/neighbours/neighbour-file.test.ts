import { createServer, type RequestListener } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  addNeighbour,
  changeNeighbour,
  fetchNeighbour,
  removeNeighbour,
} from '~/domain/neighbours/neighbour.commands.server'
import { pullNeighbours } from '~/domain/neighbours/neighbour.jobs.server'
import { pullNeighbour, takeNeighbourFile } from '~/domain/neighbours/neighbour-file.commands.server'
import { findingsOfNeighbour, findNeighbour, neighboursKept } from '~/domain/neighbours/neighbour.queries.server'
import { neighbourForm } from '~/domain/neighbours/neighbour.schemas'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { FRIDAY } from '#tests/support/admissions'
import { catalogue, courseElement, type CourseTold } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { aCoordinatorOf, aNeighbour, atHome } from '#tests/support/neighbours'
import { hasShared, sharedData } from '#tests/support/shared'
import { receiveFile } from '~/kit/intake-text.server'
import '~/jobs'

const test$ = testDatabase()
const many = { mayRemoveMany: true }
const few = { mayRemoveMany: false }
const plumbing = atHome('plumbing', 'Plumbing Level 2')
const farming = atHome('farming', 'Farming')
const baking = atHome('baking', 'Baking')

const titles = async () =>
  (await test$.db.selectFrom('neighbourCourse').select('title').orderBy('title').execute()).map(({ title }) => title)

async function aSite(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  onTestFinished(() => void server.close())
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/feed.xml`)
    })
  })
}

describe('a file of a neighbouring area', () => {
  test('leaves one headline for each course, and nothing deeper', async () => {
    const { coordinator, neighbourId, take } = await aNeighbour(test$.db)
    const told: CourseTold = {
      ...plumbing,
      inside: `${plumbing.inside}<dc:description>All about pipes.</dc:description>
        <mlo:qualification><dc:title>Diploma in Plumbing Studies</dc:title></mlo:qualification>`,
      runs: [
        { id: 'r1', inside: '<mlo:start dtf="2027-09-06">6 September 2027</mlo:start>', postcode: 'QX5 1AB' },
        { id: 'r2', inside: '<mlo:start dtf="2027-01-11">11 January 2027</mlo:start>', postcode: 'QX6 1AB' },
      ],
    }

    const report = await take(catalogue([told]))

    expect(report).toMatchObject({ status: 'done', counts: { courses: { read: 1, added: 1, refused: 0 } } })
    const { words, ...row } = await test$.db.selectFrom('neighbourCourse').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      title: 'Plumbing Level 2',
      providerName: 'Riverside College',
      ukprn: '10000001',
      level: '2',
      qualification: 'Diploma in Plumbing Studies',
      outcodes: ['QX5', 'QX6'],
      starts: ['2027-01', '2027-09'],
      url: 'https://home.example/plumbing',
    })
    expect(words).not.toContain('pipe')
    expect(await findNeighbour(coordinator, neighbourId)).toMatchObject({ courses: 1, isHeld: false })
  })

  test('refuses what has no page at home, and says so', async () => {
    const { coordinator, neighbourId, take } = await aNeighbour(test$.db)

    const report = await take(
      catalogue([
        plumbing,
        { id: 'c2', title: 'No page' },
        { id: 'c3', title: 'Bad page', inside: '<mlo:url>javascript:alert(1)</mlo:url>' },
      ]),
    )

    expect(report.counts.courses).toMatchObject({ read: 3, added: 1, refused: 2 })
    expect(report.totals).toMatchObject({ 'no-page-at-home': 2 })
    expect(await titles()).toEqual(['Plumbing Level 2'])
    const { findings } = await findingsOfNeighbour(coordinator, neighbourId)
    expect(findings.map(({ item }) => item)).toEqual(expect.arrayContaining(['c2', 'c3']))
    expect((await neighboursKept(coordinator)).map((one) => Number(one.findings))).toEqual([findings.length])
  })

  test('refuses courses of nobody', async () => {
    const { take } = await aNeighbour(test$.db)

    const nameless = await take(catalogue([plumbing], { name: '' }))

    expect(nameless.totals).toMatchObject({ 'provider-unnamed': 1 })
    expect(await titles()).toEqual([])
  })

  test('stands in the place of the last one; the same file again changes nothing', async () => {
    const { take } = await aNeighbour(test$.db)
    await take(catalogue([plumbing, farming]))

    const second = await take(catalogue([farming, baking]))
    const same = await take(catalogue([farming, baking]))

    expect(second.counts.courses).toMatchObject({ added: 1, unchanged: 1, withdrawn: 1 })
    expect(same.counts.courses).toMatchObject({ added: 0, unchanged: 2, withdrawn: 0 })
    expect(await titles()).toEqual(['Baking', 'Farming'])
  })

  test('that stands twice is taken once', async () => {
    const { take } = await aNeighbour(test$.db)

    await take(catalogue([plumbing, { ...plumbing, id: 'again' }]))

    expect(await titles()).toEqual(['Plumbing Level 2'])
  })

  test('in which more than half is missing waits for a yes, and the old courses stay', async () => {
    const { coordinator, neighbourId, take } = await aNeighbour(test$.db)
    await take(catalogue([plumbing, farming, baking]))

    const held = await take(catalogue([baking]))

    expect(held).toMatchObject({ status: 'refused', totals: { 'too-many-removals': 1 } })
    expect(await titles()).toEqual(['Baking', 'Farming', 'Plumbing Level 2'])
    expect(await findNeighbour(coordinator, neighbourId)).toMatchObject({ courses: 3, isHeld: true })

    await take(catalogue([baking]), many)

    expect(await titles()).toEqual(['Baking'])
    expect(await findNeighbour(coordinator, neighbourId)).toMatchObject({ courses: 1, isHeld: false })
  })

  test.each([
    ['cut off', catalogue([farming]).slice(0, -40)],
    ['another kind of file', '<html><body>Sorry</body></html>'],
    ['one with entities of its own', `<!DOCTYPE a [<!ENTITY b "c">]>${catalogue([farming]).replace(/^.*\n/, '')}`],
  ])('that is %s changes nothing', async (_, text) => {
    const { coordinator, neighbourId, take } = await aNeighbour(test$.db)
    await take(catalogue([plumbing]))

    const report = await take(text)

    expect(report.status).toBe('refused')
    expect(await titles()).toEqual(['Plumbing Level 2'])
    expect((await findNeighbour(coordinator, neighbourId)).outcome).toMatch(/^Refused: /)
  })

  test.skipIf(!hasShared)(
    'may be a real one',
    async () => {
      const { coordinator, neighbourId } = await aNeighbour(test$.db)
      const file = await receiveFile(sharedData('xcri/dev/cornwall_college_2017-05-16.xml'))

      const report = await takeNeighbourFile(coordinator, neighbourId, file, few)

      expect(report).toMatchObject({ status: 'done', counts: { courses: { read: 407 } } })
      const { added, refused } = report.counts.courses ?? {}
      expect((added ?? 0) + (refused ?? 0)).toBeGreaterThan(350)
    },
    180_000,
  )

  test('leaves one event in the record', async () => {
    const { neighbourId, take } = await aNeighbour(test$.db)

    await take(catalogue([plumbing]))

    const events = await test$.db
      .selectFrom('auditEvent')
      .select('action')
      .where('subjectId', '=', neighbourId)
      .execute()
    expect(events.map(({ action }) => action).toSorted()).toEqual(['neighbour-courses.imported', 'neighbour.added'])
  })
})

describe('a neighbour with an address', () => {
  test('is fetched at once when it is added, and every night', async () => {
    const { coordinator } = await aCoordinatorOf(test$.db)
    let asked = 0
    const url = await aSite((_, response) => {
      asked += 1
      response.end(catalogue(asked === 1 ? [plumbing] : [plumbing, farming]))
    })

    await addNeighbour(coordinator, { name: 'Dunshire', url, attribution: 'Dunshire Council' })
    expect(await drainJobs(test$.db, FRIDAY)).toEqual(['neighbours/pull'])
    expect(await titles()).toEqual(['Plumbing Level 2'])
    await pullNeighbours(systemContext(test$.db, FRIDAY))
    await drainJobs(test$.db, FRIDAY)

    expect(await titles()).toEqual(['Farming', 'Plumbing Level 2'])
    expect((await neighboursKept(coordinator))[0]?.outcome).toBe('Taken in: 2 courses read, 1 new, 0 gone, 0 refused.')
  })

  test('is not sent its file again while it is the same', async () => {
    const { coordinator } = await aCoordinatorOf(test$.db)
    const tags: (string | undefined)[] = []
    const url = await aSite((request, response) => {
      tags.push(request.headers['if-none-match'])
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
      else response.writeHead(200, { ETag: '"v1"' }).end(catalogue([plumbing]))
    })
    const id = await addNeighbour(coordinator, { name: 'Dunshire', url, attribution: 'Dunshire Council' })

    await pullNeighbour(systemContext(test$.db, FRIDAY), id, few)
    await pullNeighbour(systemContext(test$.db, FRIDAY), id, few)

    expect(tags).toEqual([undefined, '"v1"'])
    expect((await findNeighbour(coordinator, id)).outcome).toBe('The file has not changed since last time.')
  })

  test('that does not answer keeps its courses, and what went wrong is told', async () => {
    const { coordinator, neighbourId, take } = await aNeighbour(test$.db)
    await take(catalogue([plumbing]))
    const url = await aSite((_, response) => response.writeHead(503).end())
    await changeNeighbour(coordinator, neighbourId, { name: 'Dunshire', url, attribution: 'Dunshire Council' })

    await fetchNeighbour(coordinator, neighbourId, few)
    await drainJobs(test$.db, FRIDAY)

    expect((await findNeighbour(coordinator, neighbourId)).outcome).toBe('The site answered 503 and sent no file.')
    expect(await titles()).toEqual(['Plumbing Level 2'])
  })

  test('cannot be fetched where there is no address', async () => {
    const { coordinator, neighbourId } = await aNeighbour(test$.db)

    await expect(fetchNeighbour(coordinator, neighbourId, few)).rejects.toMatchObject({ code: 'no-address' })
  })

  test.each(['http://dunshire.example/x.xml', 'ftp://dunshire.example/x', 'javascript:alert(1)', 'dunshire.example'])(
    '%s is not an address of one',
    (url) => {
      expect(neighbourForm.safeParse({ name: 'Dunshire', url, attribution: 'x' }).success).toBe(false)
    },
  )
})

describe('the list of neighbours', () => {
  test('is the coordinator’s of that area alone', async () => {
    const { neighbourId } = await aNeighbour(test$.db)
    const { coordinator: stranger } = await aCoordinatorOf(test$.db)
    const colleague = { ...stranger, actor: { ...stranger.actor, role: 'adviser' as const } }

    await expect(findNeighbour(stranger, neighbourId)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(removeNeighbour(stranger, neighbourId)).rejects.toMatchObject({ name: 'NotFound' })
    expect(await neighboursKept(stranger)).toEqual([])
    await expect(addNeighbour(colleague, { name: 'Dunshire', url: null, attribution: 'x' })).rejects.toMatchObject({
      name: 'NotAllowed',
    })
  })

  test('holds each name once', async () => {
    const { coordinator } = await aNeighbour(test$.db)

    const again = addNeighbour(coordinator, { name: 'DUNSHIRE', url: null, attribution: 'x' })

    await expect(again).rejects.toMatchObject({ code: 'known-already', field: 'name' })
  })

  test('forgets a neighbour with all its courses', async () => {
    const { coordinator, neighbourId, take } = await aNeighbour(test$.db)
    await take(catalogue([plumbing], { inside: courseElement(farming) }))

    await removeNeighbour(coordinator, neighbourId)

    expect(await titles()).toEqual([])
    expect(await neighboursKept(coordinator)).toEqual([])
  })
})
