import type { Page, Response } from '@playwright/test'
import { allDoors, type Door } from './doors'
import { paths } from '~/paths'

/** Who walks through the county, and on which pages each begins. */
export const walkers = [
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

type Look = (page: Page, path: string, answer: Response | null) => Promise<string[]>

/** Follows links from page to page, a few pages of each door, and gathers what `look` finds wrong on each. */
export async function walkThrough(
  page: Page,
  { account, from }: { account: string | null; from: readonly string[] },
  look: Look,
  ofOneDoor: number,
) {
  const doors = await doorsOf(account)
  const seen = new Map<Door, number>()
  const known = new Set<string>()
  const faults: string[] = []
  const ahead = [...from]
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    const here = path
    const door = doors.find(({ pattern }) => leadsTo(pattern, here))
    const looks = door ? (seen.get(door) ?? 0) : ofOneDoor
    if (!door || known.has(here) || looks >= ofOneDoor) continue
    known.add(here)
    seen.set(door, looks + 1)
    const answer = await page.goto(here)
    if (here !== paths.gallery) ahead.push(...(await linksOn(page)))
    for (const fault of await look(page, here, answer)) faults.push(`${here}: ${fault}`)
  }
  return { faults, seen }
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
