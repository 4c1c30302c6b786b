import type { Page } from '@playwright/test'
import { walkers, walkThrough } from '#tests/support/county-walk'
import { axeFindings, expect, walk } from '#tests/support/journey'
import { markupFaults } from '#tests/support/valid-html'

const NARROW = { width: 320, height: 640 }
/** How many pages of one door are looked at, each reached by another link. */
const OF_ONE_DOOR = 2

for (const walker of walkers) {
  walk(
    `${walker.who} finds every page whole on the narrowest phone`,
    async ({ visit, asInCounty, javaScriptEnabled }) => {
      walk.skip(javaScriptEnabled === false, 'axe is a script, and the pages are the same without scripts')
      const page = walker.account === null ? await visit() : await asInCounty(walker.account)
      await page.setViewportSize(NARROW)

      const { faults, seen } = await walkThrough(
        page,
        walker,
        async (page, _path, answer) => [
          ...(answer?.ok() ? [] : [`answers ${answer?.status()}`]),
          ...(await markupFaults(await answer?.text())),
          ...(await faultsOn(page)),
        ],
        OF_ONE_DOOR,
      )

      expect(faults).toEqual([])
      expect(seen.size).toBeGreaterThan(0)
    },
  )
}

async function faultsOn(page: Page): Promise<string[]> {
  const { headings, title, width, widest, text, pictures } = await page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    title: document.title,
    width: document.documentElement.scrollWidth,
    widest: [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth)
      .map((element) => element.outerHTML.slice(0, 100))
      .at(-1),
    text: document.body.innerText,
    pictures: [...document.querySelectorAll('figure svg[role=img]')].filter(
      (picture) =>
        !picture.querySelector('title')?.textContent ||
        !picture.querySelector('desc')?.textContent ||
        !picture.closest('figure')?.querySelector('table'),
    ).length,
  }))
  return [
    ...(headings === 1 ? [] : [`has ${headings} headings of the first level`]),
    ...(title.trim() === '' ? ['has no title'] : []),
    ...(width <= NARROW.width ? [] : [`is ${width} pixels wide, for example ${widest}`]),
    ...(pictures === 0 ? [] : ['has a picture without a name, a description or a table beside it']),
    ...(/\b(undefined|null|NaN|\[object Object\])\b/.test(text) ? ['shows what only a program should see'] : []),
    ...(await axeFindings(page)),
  ]
}
