import { prepare, root, run } from './prepare.mjs'

// The figures are taken on the built application, by scripts that stand outside it.
/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, NODE_ENV: 'production' }
process.exitCode = await run(await prepare(), ['app/cli/bench-run.mjs', ...process.argv.slice(2)], { cwd: root, env })
