// The checks themselves, under the pinned Node with everything installed.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findChromium, noChromium } from './chromium.mjs'
import { prepare, root, Stop } from './prepare.mjs'

/** @typedef {{ passed: number, failed: number }} Count */

const args = process.argv.slice(2)
const isQuick = args.includes('--quick')
const onlyJourneys = args.includes('--journeys')
const reports = path.join(path.resolve(root, process.env.DATA_DIR ?? '.data'), 'test-reports')
const bin = (/** @type {string[]} */ ...steps) => path.join(root, 'node_modules', ...steps)
const began = Date.now()

mkdirSync(reports, { recursive: true })
/** @type {Count[]} */
const counts = []
/** What failed, in words: said once more at the very end, where a long record is read first. @type {string[]} */
const broken = []
const isBuilt = await build()
counts.push(one(isBuilt))
if (!onlyJourneys) {
  counts.push(...(await Promise.all([format(), lint(), types()])))
  counts.push(await unitTests())
}
if (!isQuick) counts.push(isBuilt ? await journeys() : { passed: 0, failed: 0 })

const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
for (const line of broken) say(line)
say(`It took ${Math.round((Date.now() - began) / 1000)} s`)
say(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function build() {
  try {
    await prepare({ say })
    return true
  } catch (error) {
    say(error instanceof Stop ? error.message : String(error))
    return false
  }
}

function format() {
  return check(
    'format',
    [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.'],
    'npx prettier --write .',
  )
}

function lint() {
  return check('lint', [bin('eslint', 'bin', 'eslint.js'), '.'], '')
}

function types() {
  return check('types', [bin('typescript', 'bin', 'tsc'), '--noEmit'], '')
}

/**
 * One check that passes or fails as a whole and is silent when it passes.
 * @param {string} name
 * @param {string[]} command
 * @param {string} cure
 * @returns {Promise<Count>}
 */
async function check(name, command, cure) {
  const from = Date.now()
  const { status, output } = await quietly(command)
  const took = `${Math.round((Date.now() - from) / 1000)} s`
  say(`${status === 0 ? 'passed' : 'FAILED'}: ${name}, ${took}${status !== 0 && cure ? ` (${cure} mends it)` : ''}`)
  if (status !== 0) broken.push(`FAILED: ${name}`)
  if (status !== 0) say(output)
  return one(status === 0)
}

/** @returns {Promise<Count>} */
async function unitTests() {
  const file = report('vitest.json')
  const status = await aloud(
    [bin('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    {},
  )
  const found = readReport(file)
  if (!found) return { passed: 0, failed: 1 }
  const failed = found.numFailedTests + found.testResults.filter(brokeBeforeAnyTest).length
  broken.push(...found.testResults.flatMap(whatBroke))
  return { passed: found.numPassedTests, failed: status === 0 ? failed : Math.max(failed, 1) }
}

/** @param {{ status: string, assertionResults: { status: string }[] }} file */
function brokeBeforeAnyTest({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((result) => result.status === 'failed')
}

/** @param {{ name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }} file */
function whatBroke(file) {
  if (file.status !== 'failed') return []
  const name = path.relative(root, file.name)
  const tests = file.assertionResults.filter((result) => result.status === 'failed')
  if (tests.length === 0) return [`FAILED: ${name}: ${file.message.slice(0, 1000)}`]
  return tests.map((test) => `FAILED: ${name}: ${test.fullName}\n  ${test.failureMessages.join('\n').slice(0, 1000)}`)
}

/** @returns {Promise<Count>} */
async function journeys() {
  const browser = findChromium(root, say)
  if (!browser) {
    say(noChromium)
    return { passed: 0, failed: 1 }
  }
  const file = report('journeys.json')
  const env = { ONWARD_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  const status = await aloud([bin('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'], env)
  const found = readReport(file)
  if (!found) return { passed: 0, failed: 1 }
  const { expected, flaky, unexpected } = found.stats
  return { passed: expected, failed: status === 0 ? unexpected : Math.max(1, unexpected + flaky) }
}

/** @param {string} name */
function report(name) {
  const file = path.join(reports, name)
  rmSync(file, { force: true })
  return file
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** @param {string[]} command @param {Record<string, string>} env @returns {Promise<number>} */
function aloud(command, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: 'inherit', env: { ...environment(), ...env } })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** @param {string[]} command @returns {Promise<{ status: number, output: string }>} */
function quietly(command) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root, env: environment() })
    let output = ''
    child.stdout.on('data', (text) => (output += text))
    child.stderr.on('data', (text) => (output += text))
    child.once('exit', (code) => resolve({ status: code ?? 1, output }))
  })
}

/** The tests decide for themselves what is configured: what the machine says of a server must not reach them. @returns {NodeJS.ProcessEnv} */
function environment() {
  const {
    PORT,
    HOST,
    DATABASE_URL,
    DEMO,
    WORKERS,
    SMTP_URL,
    MAIL_FROM,
    ORIGIN,
    SESSION_SECRET,
    METRICS_PORT,
    NODE_ENV,
    ...rest
  } = process.env
  return { ...rest, NODE_ENV: 'test' }
}

/** @param {boolean} isGood @returns {Count} */
function one(isGood) {
  return isGood ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`)
}
