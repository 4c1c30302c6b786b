import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { drawings, writeDocs } from '~/cli/docs.server'
import { diagram, withDrawing } from '~/kit/diagram'

const root = new URL('../../../', import.meta.url)

describe('the drawing of a state machine', () => {
  test.each(drawings)('in $file is not stale (run "npm run docs")', async ({ file, drawing }) => {
    const text = await readFile(new URL(file, root), 'utf8')

    expect(withDrawing(text, drawing())).toBe(text)
    expect(text).toContain('stateDiagram-v2')
  })

  test('shows one arrow for all the events between two states, and where it ends', () => {
    const drawn = diagram(
      { open: { shut: 'closed', slam: 'closed', mend: 'open' }, closed: {} },
      (event) => event === 'mend',
    )

    expect(drawn).toBe(
      '```mermaid\nstateDiagram-v2\n  [*] --> open\n  open --> closed: shut, slam\n  closed --> [*]\n```',
    )
  })

  test('has nothing left to write the second time', async () => {
    const said: string[] = []

    await writeDocs(root, (line) => said.push(line))

    expect(said).toEqual([])
  })
})
