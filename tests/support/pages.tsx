import type { LoaderFunctionArgs } from '@remix-run/node'
import { renderToStaticMarkup } from 'react-dom/server'
import type { ComponentType } from 'react'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server'

type Door = {
  loader: (args: LoaderFunctionArgs) => Promise<unknown>
  default: ComponentType
  meta?: (given: never) => unknown
}

/** Opens a page as a visitor's browser would: its loader with a real request, then its words, without the frame round it. */
export async function openPage(door: Door, path: string, address: string, headers: Record<string, string> = {}) {
  const Component = door.default
  const loader = ({ request, params }: { request: Request; params: LoaderFunctionArgs['params'] }) =>
    door.loader({ request, params, context: {} })
  const routes = [{ path, loader, element: <Component /> }]
  const handler = createStaticHandler(routes)
  const context = await handler.query(new Request(new URL(address, 'http://onward.example'), { headers }))
  if (context instanceof Response)
    return { status: context.status, html: '', text: '', location: context.headers.get('Location') }
  if (context.errors) throw Object.values(context.errors)[0]
  const router = createStaticRouter(handler.dataRoutes, context)
  const html = renderToStaticMarkup(<StaticRouterProvider router={router} context={context} hydrate={false} />)
  return { status: context.statusCode, html, text: textOf(html), location: null }
}

/** What a reader reads. */
function textOf(html: string): string {
  return html
    .replace(/<(script|style)[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
}
