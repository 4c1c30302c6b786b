import type { ServerBuild } from '@remix-run/node'

/*
 * Remix writes down all that a page was made from, for a browser that runs React. Nearly no page of ours does, so what
 * those were made from stays here: it is wrapped where the loader answers and unwrapped where the page is rendered.
 */

class Unsent {
  readonly #what: object

  constructor(what: object) {
    this.#what = what
  }

  get what() {
    return this.#what
  }
}

/** The same build, whose loaders hand nothing over to the browser, unless one of its pages runs React there. */
export function handingNothingOver(build: ServerBuild): ServerBuild {
  if (Object.values(build.routes).some((route) => route && isHydrated(route.module.handle))) return build
  const routes = Object.entries(build.routes).map(([id, route]) => [id, route && holdingBack(route)] as const)
  return { ...build, routes: Object.fromEntries(routes) }
}

/** Whether a route says that React runs in the browser on it. */
export function isHydrated(handle: unknown): boolean {
  return typeof handle === 'object' && handle !== null && 'hydrate' in handle && handle.hydrate === true
}

/** What each loader of a page answered, unwrapped. */
export function heldBack(loaderData: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(loaderData).map(([id, value]) => [id, value instanceof Unsent ? value.what : value]),
  )
}

type Route = NonNullable<ServerBuild['routes'][string]>

function holdingBack(route: Route): Route {
  const { loader } = route.module
  if (!loader) return route
  const holding: typeof loader = async (args) => {
    const answer = await loader(args)
    return isPlain(answer) ? new Unsent(answer) : answer
  }
  return { ...route, module: { ...route.module, loader: holding } }
}

function isPlain(answer: unknown): answer is object {
  return typeof answer === 'object' && answer !== null && Object.getPrototypeOf(answer) === Object.prototype
}
