// A Chromium for the journeys: Playwright's own, or the system's, or one that is installed now.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The path of a Chromium that runs; null, after a try to install one, where there is none.
 * @param {string} root
 * @param {(line: string) => void} say
 */
export function findChromium(root, say) {
  return known() ?? installed(root, say)
}

/** What to do where no Chromium could be found or installed. */
export const noChromium =
  'No Chromium was found or could be installed: install one (apt-get install chromium, or npx playwright install --with-deps chromium) and try again.'

function known() {
  const fromPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
  return [process.env.ONWARD_CHROMIUM ?? '', chromium.executablePath(), ...fromPath, ...applications].find(runs) ?? null
}

/** @param {string} root @param {(line: string) => void} say */
function installed(root, say) {
  say('Installing a Chromium for the journeys')
  const playwright = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  spawnSync(process.execPath, [playwright, 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 })
  if (known()) return known()
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', timeout: 300_000 })
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['install', '-y', '-q', 'chromium'], { stdio: 'inherit', timeout: 600_000, env })
  }
  return known()
}

/** @param {string} file */
function runs(file) {
  return file !== '' && existsSync(file) && spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0
}
