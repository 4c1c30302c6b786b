import { withModules } from './load-modules.mjs'

process.exitCode = await withModules(async (load) => {
  const { bench } = await load('/tests/bench/bench.ts')
  return (await bench(process.argv.slice(2))) ? 0 : 1
})
