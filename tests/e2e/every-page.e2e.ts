import type { Page } from '@playwright/test'
import { axeFindings, expect, walk } from '#tests/support/journey'
import { allDoors, type Door } from '#tests/support/doors'
import { paths } from '~/paths'

const NARROW = { width: 320, height: 640 }
/** How many pages of one door are looked at, each reached by another link. */
const OF_ONE_DOOR = 2

const walks = [
  { who: 'a visitor', account: null, from: [paths.home, paths.gallery] },
  { who: 'a learner', account: 'learner', from: [paths.learner.home] },
  { who: 'a learner with answers', account: 'learner2', from: [paths.learner.home] },
  { who: 'a parent', account: 'parent', from: [paths.parent.home] },
  { who: 'a careers lead', account: 'careers', from: [paths.school.home] },
  { who: 'an admissions officer', account: 'admissions', from: [paths.provider.queue] },
  { who: 'an adviser', account: 'adviser', from: [paths.adviser.caseload] },
  { who: 'a panel chair', account: 'panel', from: [paths.panel.home] },
  { who: 'a coordinator', account: 'coordinator', from: [paths.area.home] },
  { who: 'support', account: 'support', from: [paths.support.home] },
]

for (const { who, account, from } of walks) {
  walk(`${who} finds every page whole on the narrowest phone`, async ({ visit, asInCounty, javaScriptEnabled }) => {
    walk.skip(javaScriptEnabled === false, 'axe is a script, and the pages are the same without scripts')
    const page = account === null ? await visit() : await asInCounty(account)
    await page.setViewportSize(NARROW)
    const doors = await doorsOf(account)

    const { faults, seen } = await walked(page, from, doors)

    expect(faults).toEqual([])
    expect(seen.size).toBeGreaterThan(0)
  })
}

/** Follows links from page to page, a few for each door, and says what is wrong on each. */
async function walked(page: Page, from: readonly string[], doors: Door[]) {
  const seen = new Map<Door, number>()
  const known = new Set<string>()
  const faults: string[] = []
  const ahead = [...from]
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    const door = doors.find(({ pattern }) => leadsTo(pattern, path))
    const looks = door ? (seen.get(door) ?? 0) : OF_ONE_DOOR
    if (!door || known.has(path) || looks >= OF_ONE_DOOR) continue
    known.add(path)
    seen.set(door, looks + 1)
    const answer = await page.goto(path)
    if (!answer?.ok()) faults.push(`${path}: answers ${answer?.status()}`)
    for (const fault of await faultsOn(page)) faults.push(`${path}: ${fault}`)
    if (path !== paths.gallery) ahead.push(...(await linksOn(page)))
  }
  return { faults, seen }
}

async function faultsOn(page: Page): Promise<string[]> {
  const { headings, title, width, widest, text } = await page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    title: document.title,
    width: document.documentElement.scrollWidth,
    widest: [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth)
      .map((element) => element.outerHTML.slice(0, 100))
      .at(-1),
    text: document.body.innerText,
  }))
  return [
    ...(headings === 1 ? [] : [`has ${headings} headings of the first level`]),
    ...(title.trim() === '' ? ['has no title'] : []),
    ...(width <= NARROW.width ? [] : [`is ${width} pixels wide, for example ${widest}`]),
    ...(/\b(undefined|null|NaN|\[object Object\])\b/.test(text) ? ['shows what only a program should see'] : []),
    ...(await axeFindings(page)),
  ]
}

function linksOn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href]:not([download])')]
      .filter((link) => link.origin === location.origin)
      .map((link) => link.pathname + link.search),
  )
}

/** The pages one comes to by links: those open to all are looked at by the visitor alone. */
async function doorsOf(account: string | null): Promise<Door[]> {
  const doors = await allDoors()
  const isPage = ({ file, pattern }: Door) => file.endsWith('.tsx') && pattern !== paths.account.signOut
  return doors.filter(isPage).filter(({ audience }) => (audience === null) === (account === null))
}

function leadsTo(pattern: string, address: string) {
  const [path = ''] = address.split('?')
  return new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(path)
}
