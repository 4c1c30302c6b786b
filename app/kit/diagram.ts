type Arrows = Record<string, Partial<Record<string, string>>>

/** A state machine as a Mermaid diagram. Events that only repair are left out: they would hide the story. */
export function diagram(arrows: Arrows, isRepair: (event: string) => boolean = () => false): string {
  const states = Object.keys(arrows)
  const lines = states.flatMap((from) => arrowsFrom(from, arrows[from] ?? {}, isRepair))
  const ends = states.filter((state) => !lines.some((line) => line.startsWith(`  ${state} -->`)))
  return [
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${states[0]}`,
    ...lines,
    ...ends.map((state) => `  ${state} --> [*]`),
    '```',
  ].join('\n')
}

/** The text with everything between its two marks replaced. */
export function withDrawing(text: string, drawing: string): string {
  return text.replace(/(<!-- drawn by npm run docs -->\n)[^]*?(<!-- until here -->)/, `$1\n${drawing}\n\n$2`)
}

function arrowsFrom(from: string, leaving: Partial<Record<string, string>>, isRepair: (event: string) => boolean) {
  const eventsTo = new Map<string, string[]>()
  for (const [event, to] of Object.entries(leaving)) {
    if (to !== undefined && !isRepair(event)) eventsTo.set(to, [...(eventsTo.get(to) ?? []), event])
  }
  return [...eventsTo].map(([to, events]) => `  ${from} --> ${to}: ${events.join(', ')}`)
}
