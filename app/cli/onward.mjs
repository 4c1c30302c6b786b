import { launch } from './launch.mjs'
import { prepare, root, run } from './prepare.mjs'

const args = process.argv.slice(2)
const note = (/** @type {string} */ line) => process.stderr.write(`${line}\n`)

// The types come before the build: the application cannot be built while the types it needs are not written yet.
if (args[0] === 'types')
  process.exitCode = await run(await prepare({ build: false }), ['app/cli/types.mjs'], { cwd: root })
else await launch(args, { say: note }) // what a command prints is its own; progress goes beside it
