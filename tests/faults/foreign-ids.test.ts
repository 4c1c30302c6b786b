import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { lackingFor } from '~/access/provider-doors'
import { admissionsStaff, audiences, membersAt } from '~/access/roles'
import { usualRights, visitor, type Role } from '~/kit/actor'
import { addressOf, allDoors, type Door } from '#tests/support/doors'
import type { Browser, Reply } from '#tests/support/http'
import { servedApplication, type Person } from '#tests/support/served'
import { filledForms } from './support/forms'
import { recordsAbout, recordsOf, type Records } from './support/strangers'
import { aPeopledTown, type PeopledTown, type Resident } from './support/towns'

const served = servedApplication()
let home: PeopledTown
let away: PeopledTown
let doors: Door[]
let forms: Record<string, Record<string, string>>
let records: { away: Records; sam: Records }
const browsers = new Map<Role, Browser>()

beforeAll(async () => {
  home = await aPeopledTown(served.db)
  away = await aPeopledTown(served.db)
  doors = (await allDoors()).filter((door) => membersOf(door).length > 0 && idsIn(door).length > 0)
  records = {
    away: await recordsAbout(served.db, away, away.amina),
    sam: await recordsAbout(served.db, home, home.sam),
  }
  records.away = { ...records.away, ...(await recordsOf(served.db, away)) }
  forms = await filledForms(served.db)
  const people: [Role, Person][] = [
    ...Object.entries(home.people).map(([role, person]): [Role, Person] => [asRole(role), person]),
    ['learner', home.amina],
  ]
  for (const [role, person] of people) browsers.set(role, await served.as(person))
}, 180_000)

/** Ids that exist and are not this role's to know: of another town, of a neighbour, of another table. */
function strangersTo(role: Role, param: string, door: Door): string[] {
  const known = kinOf(role, door)
  const strange = [home.amina, home.joel, home.sam, away.amina].filter((one) => !known.includes(one))
  const row = [records.away[param], ...(strange.includes(home.sam) ? [records.sam[param]] : [])].filter(
    (id) => id !== undefined,
  )
  if (row.length > 0) return [...row, home.amina.choices.college, home.collegeId]
  if (param === 'learnerId' || param === 'otherId')
    return [...strange.map(({ learnerId }) => learnerId), home.collegeId]
  if (param === 'sessionId') return [home.sessions.sixthForm, away.sessions.college, home.amina.choices.college]
  const choices = strange.flatMap((one) => Object.values(one.choices))
  if (!belongsTo(role, audiences.provider)) return [...choices.slice(0, 8), home.sessions.college]
  return [
    ...[home.amina.choices.sixthForm, home.amina.choices.draft, home.amina.learnerId],
    ...Object.values(away.amina.choices),
  ]
}

/** The learners whom a role may know. */
function kinOf(role: Role, { pattern }: Door): Resident[] {
  // All of the home town are enrolled at its college, whose staff report how they get on.
  if (pattern.startsWith('/progress/') && belongsTo(role, audiences.provider)) return [home.amina, home.joel, home.sam]
  if (belongsTo(role, ['learner', 'parent', 'tutor'])) return [home.amina]
  if (belongsTo(role, audiences.school)) return [home.amina, home.joel]
  // Admissions staff know who sent them something: they can put a case to a panel for them.
  if (belongsTo(role, admissionsStaff)) return [home.amina]
  return role === 'adviser' ? [home.amina, home.joel, home.sam] : []
}

describe('F-23: an id that is not yours to know', () => {
  test('every form behind an id is filled in here, so that none is left untried', () => {
    const unknown = doors.filter(({ hasAction, pattern }) => hasAction && !forms[pattern]).map(({ pattern }) => pattern)

    expect(doors.length).toBeGreaterThan(100)
    expect(unknown, 'add how this form is filled in to tests/faults/support/forms.ts').toEqual([])
  })

  test('looking: each role gets the same answer as for an id that does not exist, on the page and in its data', async () => {
    const { tried, differing } = await compared((browser, door, param) => async (id) => {
      const address = at(door, id, param)
      const [page, fetched] = await Promise.all([browser.get(address), browser.get(`${address}.data`)])
      return [page, { ...fetched, text: `data ${fetched.text}` }]
    })

    expect(differing).toEqual([])
    expect(tried).toBeGreaterThan(300)
    // Every door for every role takes a minute and a half on a quiet machine: only what hangs may run out of time.
  }, 600_000)

  test('doing: each role gets the same answer as for an id that does not exist', async () => {
    const { tried, differing } = await compared(
      (browser, door, param) => async (id) =>
        door.hasAction ? [await browser.post(at(door, id, param), forms[door.pattern] ?? {})] : [],
    )

    expect(differing).toEqual([])
    expect(tried).toBeGreaterThan(150)
  }, 180_000)

  test('a part of the site that is not theirs is shut to every other role', async () => {
    const open: string[] = []
    await each(async (role, browser, door) => {
      if (isTheirs(role, door)) return
      const looked = await browser.get(at(door))
      const done = door.hasAction ? await browser.post(at(door), forms[door.pattern] ?? {}) : looked
      if (looked.status !== 403 || done.status !== 403)
        open.push(`${role} ${door.pattern}: ${looked.status}, ${done.status}`)
    })

    expect(open).toEqual([])
  }, 180_000)

  test('a visitor is asked to sign in, whether the id exists or not', async () => {
    const visitor = served.visitor()
    const replies = await Promise.all(
      doors.flatMap((door) => [undefined, randomUUID()].map((id) => visitor.get(at(door, id)))),
    )

    expect(replies.filter(({ status, location }) => status !== 302 || !location?.startsWith('/sign-in'))).toEqual([])
  })

  test('an id that is none at all is not there', async () => {
    const wrong: string[] = []
    await each(async (role, browser, door) => {
      if (!isTheirs(role, door)) return
      for (const id of ['1', "' or 1=1 --", '../../etc/passwd', `${randomUUID()}0`]) {
        const replies = [
          await browser.get(at(door, id)),
          ...(door.hasAction ? [await browser.post(at(door, id), forms[door.pattern] ?? {})] : []),
        ]
        for (const { status } of replies) if (status !== 404) wrong.push(`${role} ${door.pattern} ${id}: ${status}`)
      }
    })

    expect(wrong).toEqual([])
  }, 180_000)

  test('none of it changed anything, and nobody is said to have seen what they were not shown', async () => {
    const since = await served.db
      .selectFrom('auditEvent')
      .select(['action', 'actorRole', 'learnerId'])
      .where('requestId', 'not in', ['test', 'system'])
      .where('actorRole', '!=', 'system')
      .where('requestId', 'like', '________-____-____-____-____________')
      .execute()
    const views = await served.db
      .selectFrom('recordView')
      .select('what')
      .where('learnerId', '=', away.amina.learnerId)
      .execute()

    expect(since).toEqual([])
    expect(views).toEqual([])
  })

  test('the forms tried here are filled in properly: whose they are is never told to fill them in again', async () => {
    const wrong: string[] = []
    await each(async (role, browser, door) => {
      if (!door.hasAction || !isTheirs(role, door)) return
      const { status } = await browser.post(at(door), forms[door.pattern] ?? {})
      if (status === 422 || status >= 500) wrong.push(`${role} ${door.pattern}: ${status}`)
    })

    expect(wrong).toEqual([])
  }, 180_000)
})

/** Whether a door is for a role, with the rights that it begins with. */
function isTheirs(role: Role, door: Door) {
  const actor = { ...visitor, role, id: 'somebody', organisationId: 'somewhere', rights: usualRights(role) }
  return belongsTo(role, membersOf(door)) && lackingFor(actor, door.pattern) === null
}

async function each(work: (role: Role, browser: Browser, door: Door) => Promise<void>) {
  for (const [role, browser] of browsers) await Promise.all(doors.map((door) => work(role, browser, door)))
}

type Ask = (id: string) => Promise<Reply[]>

/** Asks for every id a role should not know, and for one that does not exist; notes every difference between the answers. */
async function compared(askerFor: (browser: Browser, door: Door, param: string) => Ask) {
  const differing = new Set<string>()
  let tried = 0
  await each(async (role, browser, door) => {
    if (!isTheirs(role, door)) return
    for (const param of idsIn(door)) {
      const ask = askerFor(browser, door, param)
      const missing = (await ask(randomUUID())).map(shape)
      for (const id of strangersTo(role, param, door)) {
        for (const [n, reply] of (await ask(id)).entries()) {
          tried += 1
          if (isPublic(param) && reply.status === 403) continue
          if (shape(reply) !== missing[n] || !isRefusal(reply))
            differing.add(`${role} ${door.pattern} ${param}: ${reply.status} ${shape(reply).slice(0, 200)}`)
        }
      }
    }
  })
  return { tried, differing: [...differing] }
}

/** What stands in the prospectus for everybody: that it is there is no secret, and a no is a plain no. */
function isPublic(param: string) {
  return param === 'courseId' || param === 'runId' || param === 'eventId'
}

/** Not there; or a door that leads on to a page before it looks at the id, which then says so. */
function isRefusal({ status, text }: Reply) {
  return status === 404 || status === 302 || (text.startsWith('data') && (status === 202 || text.includes('404')))
}

/** The answer without what differs from request to request: ids, and the seconds that a session has left. */
function shape({ status, text, location }: Reply) {
  return `${status} ${location} ${text}`.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b\d{3,}\b/g, '…')
}

/** The address of a door with one's own ids; one of them, or all, may be another's. */
function at(door: Door, id?: string, param?: string) {
  const values = door.params.map((name) => {
    const isOther = id !== undefined && (param === undefined || name === param)
    return [name, isOther && name.endsWith('Id') ? id : own(door, name)]
  })
  return addressOf(door, Object.fromEntries(values))
}

function own({ audience }: Door, param: string) {
  if (param === 'learnerId') return home.amina.learnerId
  if (param === 'sessionId') return home.sessions.college
  if (!param.endsWith('Id')) return parts[param] ?? 'none'
  return audience === 'learner' ? home.amina.choices.offered : home.amina.choices.college
}

/** The other steps of addresses, with something that is there. */
const parts: Record<string, string> = { section: 'contact', block: 'about', move: 'publish', name: 'apply-by' }

function idsIn({ params }: Door) {
  return params.filter((name) => name.endsWith('Id'))
}

/** The roles that a door is for; nobody where it is open to all. */
function membersOf({ pattern }: Door): readonly Role[] {
  return membersAt(pattern) ?? []
}

function belongsTo(role: Role, members: readonly Role[]) {
  return members.includes(role)
}

function asRole(name: string): Role {
  const found = Object.values(audiences)
    .flat()
    .find((role) => role === name)
  if (!found) throw new Error(`${name} is no role that signs in.`)
  return found
}
