import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { renderToStaticMarkup } from 'react-dom/server'
import type { ComponentType } from 'react'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server'

type Door = {
  loader: (args: LoaderFunctionArgs) => Promise<unknown>
  action?: (args: ActionFunctionArgs) => Promise<unknown>
  default: ComponentType
  meta?: (given: never) => unknown
}

/** Opens a page as a visitor's browser would: its loader with a real request, then its words, without the frame round it. */
export function openPage(door: Door, path: string, address: string, headers: Record<string, string> = {}) {
  return answered(door, path, new Request(new URL(address, 'http://onward.example'), { headers }))
}

/** Sends a page's own form as a visitor's browser would, and reads the page that comes back, or where it leads on to. */
export function sendPage(door: Door, path: string, address: string, cookie: string, form: Record<string, string>) {
  const headers = { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams(form)
  return answered(door, path, new Request(new URL(address, 'http://onward.example'), { method: 'POST', headers, body }))
}

async function answered(door: Door, path: string, sent: Request) {
  const Component = door.default
  const loader = ({ request, params }: { request: Request; params: LoaderFunctionArgs['params'] }) =>
    door.loader({ request, params, context: {} })
  const action = async ({ request, params }: { request: Request; params: ActionFunctionArgs['params'] }) =>
    (await door.action?.({ request, params, context: {} })) ?? null
  const routes = [{ path, loader, action, element: <Component /> }]
  const handler = createStaticHandler(routes)
  const context = await handler.query(sent)
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
