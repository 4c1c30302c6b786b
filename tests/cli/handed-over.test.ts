import type { ServerBuild } from '@remix-run/node'
import { describe, expect, test } from 'vitest'
import { handingNothingOver, heldBack } from '~/cli/handed-over.server'

const answer = { name: 'Amira', choices: [{ id: 1 }] }

describe('what a page was made from', () => {
  test('stays here where no React runs in the browser: there is nothing in it to write down', async () => {
    const held = await answerOf(handingNothingOver(buildWith({})))

    expect(JSON.stringify(held)).toBe('{}')
    expect(Object.keys(Object(held))).toEqual([])
    expect(heldBack({ page: held })).toEqual({ page: answer })
  })

  test('goes along where a page says that React runs on it', async () => {
    expect(await answerOf(handingNothingOver(buildWith({ hydrate: true })))).toBe(answer)
  })

  test('is left as it is where a loader answers with a whole response, or with nothing', async () => {
    const elsewhere = new Response(null, { status: 302, headers: { Location: '/sign-in' } })

    expect(await answerOf(handingNothingOver(buildWith({}, elsewhere)))).toBe(elsewhere)
    expect(await answerOf(handingNothingOver(buildWith({}, null)))).toBe(null)
    expect(heldBack({ page: null })).toEqual({ page: null })
  })
})

function buildWith(handle: object, answered: Response | object | null = answer): ServerBuild {
  const page = { id: 'page', path: 'page', module: { default: () => null, handle, loader: () => answered } }
  return {
    routes: { page },
    entry: { module: { default: () => new Response() } },
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
    assetsBuildDirectory: '',
    basename: '/',
    publicPath: '/',
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
    mode: 'production',
  }
}

async function answerOf(build: ServerBuild): Promise<unknown> {
  const request = new Request('http://localhost/page')
  return build.routes.page?.module.loader?.({ request, params: {}, context: {} })
}
