import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'
import { compressedSize } from './support/styles'

describe('the script', () => {
  let code = ''

  beforeAll(async () => {
    code = await bundled(fileURLToPath(new URL('../../app/ui/script.ts', import.meta.url)))
  })

  test('is one file that loads nothing else', () => {
    expect(code).not.toMatch(/\bimport\b\s*[("'{*]/)
  })

  test('weighs less than half of the design system’s own', () => {
    expect(compressedSize(code)).toBeLessThan(7 * 1024)
  })

  test('starts the parts we use and none that puts states on radio buttons', () => {
    for (const part of ['govuk-button', 'govuk-character-count', 'govuk-error-summary', 'govuk-password-input'])
      expect(code).toContain(part)
    expect(code).not.toContain('govuk-radios')
  })
})

async function bundled(input: string) {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: 'esbuild', rollupOptions: { input } },
  })
  const output = 'output' in made ? made.output : []
  return output.flatMap((file) => ('code' in file ? [file.code] : [])).join('\n')
}
