import { readFile, writeFile } from 'node:fs/promises'
import { choiceMachine } from '~/domain/applications/choice.states'
import { courseMachine, runMachine } from '~/domain/publishing/publishing.states'
import { diagram, withDrawing } from '~/kit/diagram'

/** The pages that hold a drawing made from the code, and the drawing of each. */
export const drawings = [
  {
    file: 'app/domain/applications/README.md',
    drawing: () => diagram(choiceMachine, (event) => event.startsWith('restore')),
  },
  {
    file: 'app/domain/publishing/README.md',
    drawing: () => ['A course:', diagram(courseMachine), 'A start of it:', diagram(runMachine)].join('\n\n'),
  },
]

/** npm run docs: draws every state machine into the README of its room. */
export async function writeDocs(root: URL, say: (line: string) => void) {
  for (const { file, drawing } of drawings) {
    const at = new URL(file, root)
    const text = await readFile(at, 'utf8')
    const drawn = withDrawing(text, drawing())
    if (drawn === text) continue
    await writeFile(at, drawn)
    say(`Drew ${file}`)
  }
}
