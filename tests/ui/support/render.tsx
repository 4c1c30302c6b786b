import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server'
import type { FormReply } from '~/kit/form'

type Around = {
  /** What the page's action answered. */
  reply?: FormReply
  /** What the last deed left to say. */
  notice?: string
}

/** The HTML that a browser without script gets for this piece of a page. */
export async function rendered(piece: ReactNode, { reply, notice }: Around = {}) {
  const page = { id: 'page', index: true as const, element: piece, action: () => reply ?? null }
  const { query, dataRoutes } = createStaticHandler([
    { id: 'root', path: '/', loader: () => ({ notice }), children: [page] },
  ])
  const context = await query(new Request('http://localhost/?index', reply ? { method: 'POST', body: 'a=b' } : {}))
  if (context instanceof Response) throw context
  return renderToStaticMarkup(
    <StaticRouterProvider router={createStaticRouter(dataRoutes, context)} context={context} hydrate={false} />,
  )
}
