/** What is read of a build: its addresses, and what of them the browser is told. */
type Build = {
  routes: Record<string, Route | undefined>
  assets: { routes: Record<string, unknown> }
}
type Route = { id: string; path?: string | undefined; parentId?: string | undefined; index?: boolean | undefined }

/**
 * Finds the handler of an address. Remix compiles its whole table of addresses anew for every request, several times
 * over: so each address has a handler that knows the root and its own route alone, and the table is looked through once,
 * here, with patterns made at the start. What no route answers goes to the handler of the whole build, and so does what is
 * asked as data.
 */
export function handlersByRoute<B extends Build, Handler>(build: B, handlerOf: (build: B) => Handler) {
  const whole = handlerOf(build)
  const routes = Object.values(build.routes).flatMap((route) => (route ? [{ ...route, path: route.path ?? '' }] : []))
  const choices = routes
    .filter(({ path, parentId, index }) => parentId === 'root' && (index || /^[a-z]/.test(path)))
    .toSorted((one, other) => variables(one.path) - variables(other.path))
    .map(({ id, path }) => ({ path, pattern: patternOf(path), handler: handlerOf(only(build, ['root', id])) }))
  const byFirstStep = Map.groupBy(choices, ({ path }) => firstStep(path))
  return (pathname: string): Handler => {
    if (pathname.endsWith('.data')) return whole
    const path = pathname.replace(/^\//, '')
    return byFirstStep.get(firstStep(path))?.find(({ pattern }) => pattern.test(path))?.handler ?? whole
  }
}

/** A build of these routes alone. */
function only<B extends Build>(build: B, ids: readonly string[]): B {
  const assets = { ...build.assets, routes: some(build.assets.routes, ids) }
  return { ...build, routes: some(build.routes, ids), assets }
}

function some<T>(all: Record<string, T>, ids: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)))
}

function patternOf(path: string) {
  const steps = path.split('/').map((step) => (step.startsWith(':') ? '[^/]+' : step.replaceAll('.', '\\.')))
  return new RegExp(`^${steps.join('/')}/?$`, 'i')
}

function variables(path: string) {
  return path.split('/').filter((step) => step.startsWith(':')).length
}

function firstStep(path: string) {
  return path.split('/', 1)[0]?.toLowerCase() ?? ''
}
