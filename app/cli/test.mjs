// npm test: everything is checked, and the last line says how it went. --quick leaves the journeys out, --journeys the rest.
import { prepare, root, run, Stop } from './prepare.mjs'

try {
  const node = await prepare({ build: false })
  process.exitCode = await run(node, ['app/cli/test-run.mjs', ...process.argv.slice(2)], { cwd: root })
} catch (error) {
  if (!(error instanceof Stop)) throw error
  process.stdout.write(`${error.message}\n0 passed, 1 failed\n`)
  process.exitCode = 1
}
