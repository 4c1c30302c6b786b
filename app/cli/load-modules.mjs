// Runs TypeScript of this project without building the application, for the few scripts that stand outside it.
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * @template T
 * @param {(load: (file: string) => Promise<any>) => Promise<T>} work
 */
export async function withModules(work) {
  const folder = (/** @type {string} */ name) => fileURLToPath(new URL(`../../${name}/`, import.meta.url))
  const vite = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    resolve: {
      alias: [
        { find: /^~\//, replacement: folder('app') },
        { find: /^#db\//, replacement: folder('db') },
        { find: /^#emails\//, replacement: folder('emails') },
        { find: /^#tests\//, replacement: folder('tests') },
      ],
    },
  })
  try {
    return await work((file) => vite.ssrLoadModule(file))
  } finally {
    await vite.close()
  }
}
