// What the launchers start under the pinned Node: the built application, or, with --dev, the application as it is written.
import { enableCompileCache } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
process.env.ONWARD_ROOT = root
enableCompileCache(path.join(root, 'build', '.compiled')) // the second start need not read it all again
const args = process.argv.slice(2)
const isDevelopment = args.includes('--dev')
process.env.NODE_ENV ??= isDevelopment ? 'development' : 'production'
try {
  process.loadEnvFile(path.join(root, '.env'))
} catch {
  // no .env file: everything has a default
}

if (isDevelopment) await develop()
else {
  const built = new URL('../../build/server/index.js', import.meta.url).href
  const build = await import(built)
  await build.entry.module.operate(args, build)
}

async function develop() {
  const { createServer } = await import('vite')
  const vite = await createServer({ root, server: { middlewareMode: true } })
  process.removeAllListeners('SIGTERM') // Vite would end the process before our own orderly end is done
  process.stdin.removeAllListeners('end')
  const loadBuild = () => vite.ssrLoadModule('virtual:remix/server-build')
  const build = await loadBuild()
  const rest = args.filter((word) => word !== '--dev')
  await build.entry.module.operate(rest, build, { middlewares: vite.middlewares, loadBuild })
}
