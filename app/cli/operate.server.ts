import type { ServerBuild } from '@remix-run/node'
import { EnvProblem } from '~/kit/env.server'
import { runCommand } from './commands.server'
import { Sentence } from './sentence.server'
import { startServer } from './start.server'
import type { Development } from './web.server'
import { serveWeb } from './web-process.server'

/** The one way in for plain JavaScript: the server, its web processes, and the operator's commands. */
export async function operate(args: string[], build: ServerBuild, development?: Development): Promise<void> {
  const [name, ...rest] = args
  try {
    if (name === 'start') await startServer(build, development)
    else if (name === 'web') await serveWeb(build)
    else process.exitCode = await runCommand(name ? [name, ...rest] : ['--help'])
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`)
    process.exitCode = 1
    if (name === 'start' || name === 'web') process.exit()
  }
}

function sentenceOf(error: unknown) {
  if (error instanceof EnvProblem || error instanceof Sentence) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
