import { describe, expect, test } from 'vitest'
import { BarChart } from '~/ui/bar-chart'
import { LineChart } from '~/ui/line-chart'
import { ChosenFilters, Facet } from '~/ui/facets'
import { Pagination, stops } from '~/ui/pagination'
import { SummaryList } from '~/ui/summary-list'
import { Table } from '~/ui/table'
import { TaskList } from '~/ui/task-list'
import { Empty } from '~/ui/text'
import { Tiles } from '~/ui/tiles'
import { Timeline } from '~/ui/timeline'
import { find, findAll } from './support/look'
import { rendered } from './support/render'

describe('a table', () => {
  const sort = { by: 'name', order: 'ascending' as const, href: (by: string, order: string) => `?${by}-${order}` }

  test('says how it is sorted and turns round with a link', async () => {
    const head = [
      { text: 'Learner', sort: 'name' },
      { text: 'Waiting', sort: 'days', isNumber: true },
    ]

    const html = await rendered(<Table caption="Queue" head={head} rows={[['Amina', 3]]} sort={sort} />)

    expect(findAll(html, { tag: 'th' }).map(({ attributes }) => attributes['aria-sort'])).toEqual(['ascending', 'none'])
    expect(find(html, { href: '?name-descending' }).text).toBe('Learner')
    expect(find(html, { href: '?days-ascending' }).text).toBe('Waiting')
  })

  test('scrolls in a frame that is named and can be reached by keyboard', async () => {
    const html = await rendered(<Table caption="Queue" head={['Learner']} rows={[['Amina']]} />)

    const frame = find(html, { role: 'region' })
    expect(frame.attributes.tabindex).toBe('0')
    expect(find(html, { id: frame.attributes['aria-labelledby'] ?? '' }).text).toBe('Queue')
  })

  test('gives way to a sentence when it has no rows', async () => {
    const html = await rendered(
      <Table caption="Queue" head={['Learner']} rows={[]} empty={<Empty title="Nobody is waiting" />} />,
    )

    expect(html).not.toContain('<table')
    expect(html).toContain('Nobody is waiting')
  })
})

describe('pages of a list', () => {
  test.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [5, 16, [1, 'gap', 4, 5, 6, 'gap', 16]],
    [3, 5, [1, 2, 3, 4, 5]],
    [1, 9, [1, 2, 'gap', 9]],
    [9, 9, [1, 'gap', 8, 9]],
  ])('on page %i of %i shows %j', (page, pages, shown) => {
    expect(stops(page, pages)).toEqual(shown)
  })

  test('are not shown when there is only one', async () => {
    const html = await rendered(<Pagination page={1} pages={1} href={(page) => `?page=${page}`} />)

    expect(html).toBe('')
  })

  test('have real addresses and mark the one in hand', async () => {
    const html = await rendered(<Pagination page={2} pages={3} href={(page) => `?q=hair&page=${page}`} />)

    expect(find(html, { 'aria-current': 'page' }).attributes.href).toBe('?q=hair&page=2')
    expect(find(html, { rel: 'next' }).attributes.href).toBe('?q=hair&page=3')
  })
})

describe('filters', () => {
  test('show how many each choice would leave and which are chosen', async () => {
    const options = [
      { value: '2', text: 'Level 2', count: 1204 },
      { value: '3', text: 'Level 3', count: 312 },
    ]

    const html = await rendered(<Facet name="level" legend="Level" options={options} chosen={['3']} />)

    expect(find(html, { tag: 'label', for: 'facet-level' }).text).toBe('Level 2 (1,204)')
    expect(findAll(html, { name: 'level' }).map(({ attributes }) => 'checked' in attributes)).toEqual([false, true])
  })

  test('in use go away one by one, by links that say what they do', async () => {
    const filters = [{ label: 'Level', text: '3', removeHref: '/courses?q=hair' }]

    const html = await rendered(<ChosenFilters filters={filters} clearHref="/courses" />)

    expect(find(html, { href: '/courses?q=hair' }).text).toBe('Remove filter Level: 3')
    expect(find(html, { href: '/courses' }).text).toBe('Clear filters')
  })
})

describe('records', () => {
  test('a fact that is missing is said to be missing', async () => {
    const rows = [
      { key: 'Cost', value: '' },
      { key: 'Hours', value: 0 },
    ]

    const html = await rendered(<SummaryList rows={rows} missing="Not stated by the college" />)

    expect(findAll(html, { tag: 'dd' }).map(({ text }) => text)).toEqual(['Not stated by the college', '0'])
  })

  test('the link to change a fact says which fact', async () => {
    const html = await rendered(
      <SummaryList rows={[{ key: 'Name', value: 'Amina', change: { href: '/name', what: 'your name' } }]} />,
    )

    expect(find(html, { href: '/name' }).text).toBe('Change your name')
  })

  test('a timeline tells what, when, by whom and why', async () => {
    const when = { iso: '2026-11-20T09:12:00Z', text: '20 November 2026' }

    const html = await rendered(
      <Timeline entries={[{ id: '1', what: 'Choice withdrawn', who: 'Mr Okafor', when, why: 'Moved away' }]} />,
    )

    expect(find(html, { tag: 'li' }).text).toBe('Choice withdrawn 20 November 2026 by Mr Okafor Reason: Moved away')
    expect(find(html, { tag: 'time' }).attributes.datetime).toBe(when.iso)
  })

  test('a task that cannot be started is no link', async () => {
    const items = [
      { title: 'About you', href: '/you', status: { text: 'To do', colour: 'blue' as const } },
      { title: 'Send', status: { text: 'Cannot start yet' } },
    ]

    const html = await rendered(<TaskList items={items} />)

    expect(findAll(html, { tag: 'a' }).map(({ text }) => text)).toEqual(['About you'])
    expect(find(html, { href: '/you' }).attributes['aria-describedby']).toBe('task-list-1-status')
  })
})

describe('numbers', () => {
  test('a tile leads to the list it counts', async () => {
    const html = await rendered(<Tiles tiles={[{ count: 1312, label: 'have an offer', href: '/school?offer=yes' }]} />)

    expect(find(html, { href: '/school?offer=yes' }).text).toBe('1,312 have an offer')
  })

  test('a chart has a name, a description and its numbers in a table', async () => {
    const rows = [
      { label: 'A levels', value: 40 },
      { label: 'Foundation', value: 2, text: 'fewer than 5' },
    ]

    const html = await rendered(
      <BarChart title="Places" description="Most are A levels." head={['Route', 'Places']} rows={rows} />,
    )

    const [title = '', description = ''] = find(html, { role: 'img' }).attributes['aria-labelledby']?.split(' ') ?? []
    expect(find(html, { id: title }).text).toBe('Places')
    expect(find(html, { id: description }).text).toBe('Most are A levels.')
    expect(findAll(html, { tag: 'rect' }).map(({ attributes }) => attributes.width)).toEqual(['100%', '5%'])
    expect(findAll(html, { tag: 'td' }).map(({ text }) => text)).toEqual([
      'A levels',
      '40',
      'Foundation',
      'fewer than 5',
    ])
  })

  test('a line has a name, a description and its numbers in a table, and a gap where a number is kept back', async () => {
    const rows = [
      { label: 'Sep 2026', value: 4, text: '4.0%', aim: 4, aimText: '4.0%' },
      { label: 'Oct 2026', value: 3, text: '3.0%', aim: 3, aimText: '3.0%' },
      { label: 'Nov 2026', value: null, text: 'kept back', aim: 2, aimText: '2.0%' },
    ]

    const html = await rendered(
      <LineChart title="Shares" description="They fall." head={['Month', 'Share', 'Target']} rows={rows} />,
    )

    const [title = '', description = ''] = find(html, { role: 'img' }).attributes['aria-labelledby']?.split(' ') ?? []
    expect(find(html, { id: title }).text).toBe('Shares')
    expect(find(html, { id: description }).text).toBe('They fall.')
    expect(findAll(html, { tag: 'circle' })).toHaveLength(2)
    expect(findAll(html, { class: 'onward-chart__aim' })).toHaveLength(3)
    expect(findAll(html, { class: 'onward-chart__line' })).toHaveLength(2)
    expect(findAll(html, { tag: 'td' }).map(({ text }) => text)).toContain('kept back')
  })

  test('a chart draws what its bars are compared with, in front of each and as the last row of its table', async () => {
    const rows = [{ label: 'October', value: 4 }]
    const mark = { label: 'Everybody', value: 8, text: '8' }

    const html = await rendered(
      <BarChart title="Days" description="Half as long." head={['Month', 'Days']} rows={rows} mark={mark} />,
    )

    expect(findAll(html, { tag: 'rect' }).map(({ attributes }) => attributes.width)).toEqual(['50%'])
    expect(findAll(html, { tag: 'line' }).map(({ attributes }) => attributes.x1)).toEqual(['99.5%', '0.5%'])
    expect(findAll(html, { tag: 'td' }).map(({ text }) => text)).toEqual(['October', '4', 'Everybody', '8'])
  })
})
