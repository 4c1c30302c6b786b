import { defineConfig } from '@playwright/test'
import { findChromium, noChromium } from './app/cli/chromium.mjs'

const executablePath = process.env.ONWARD_CHROMIUM ?? findChromium(import.meta.dirname, () => {})
if (!executablePath) throw new Error(noChromium)

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  globalSetup: './tests/support/journey-setup.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 240_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    actionTimeout: 20_000,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // A trace takes a copy of the page at each step: ask for one with `--trace on` when a journey fails.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] },
  },
  projects: [{ name: 'with JavaScript' }, { name: 'without JavaScript', use: { javaScriptEnabled: false } }],
})
