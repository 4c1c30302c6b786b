import type { RouteConfigEntry } from '@remix-run/route-config'
import { describe, expect, test } from 'vitest'
import { handlersByRoute } from '~/cli/page-handlers.server'
import config from '~/routes'

const entries: RouteConfigEntry[] = await Promise.resolve(config)
const routes = Object.fromEntries(
  entries.map(({ file, path, index }) => [file, { id: file, path, index, parentId: 'root' }]),
)
const build = { routes: { root: { id: 'root', path: '' }, ...routes }, assets: { routes: { root: {}, ...routes } } }
const handlerOf = handlersByRoute(build, (one) => Object.keys(one.routes))

const addresses = entries.flatMap(({ file, path, index }) => {
  const address = index ? '' : (path ?? '')
  return address.includes('*') ? [] : [{ file, address: `/${address.replace(/:\w+/g, 'f3b1c1de-0001')}` }]
})

describe('each address has a handler that knows the root and its own route alone', () => {
  test.each(addresses)('$address', ({ file, address }) => {
    expect(handlerOf(address)).toEqual(['root', file])
    expect(handlerOf(`${address}${address === '/' ? '' : '/'}`)).toEqual(['root', file])
    // Asked as data it goes to the whole build, whose loaders hold nothing back.
    if (address !== '/') expect(handlerOf(`${address}.data`)).toEqual(Object.keys(build.routes))
  })

  test('the browser is told of no other route', () => {
    const told = handlersByRoute(build, (one) => Object.keys(one.assets.routes))
    expect(told('/learner')).toEqual(['root', 'routes/learner/home.tsx'])
  })

  test.each(['/nowhere', '/learner/nowhere', '/learner/choices', '/__manifest', '/courses/a/b'])(
    '%s belongs to nobody, so the whole build answers',
    (address) => expect(handlerOf(address)).toEqual(Object.keys(build.routes)),
  )
})
