import type { OwnBlock, OwnColumn } from '~/domain/courses/course-blocks'
import { wordsOf } from '~/domain/courses/plain-words'
import { readingOf, type Reading } from '~/domain/courses/reading-age'

type Words = Readonly<Record<OwnColumn, string | null>>

/** How hard the words of one block are to read; null where it has few or none. */
export function readingOfBlock(block: OwnBlock, course: Words): Reading | null {
  return readingOf(textOf(block, course), course.title ?? '')
}

/** The blocks that have words enough to judge, the hardest first. */
export function readingsOf(blocks: readonly OwnBlock[], course: Words) {
  return blocks
    .flatMap((block) => {
      const reading = readingOfBlock(block, course)
      return reading === null ? [] : [{ slug: block.slug, title: block.title, reading }]
    })
    .toSorted((a, b) => b.reading.age - a.reading.age)
}

function textOf({ fields }: OwnBlock, course: Words): string {
  return fields
    .filter(({ kind, name }) => kind === 'words' || name === 'summary')
    .map(({ name }) => wordsOf(course[name]))
    .join('\n\n')
}
