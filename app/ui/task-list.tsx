import type { ReactNode } from 'react'
import { GovukTaskList } from './govuk/task-list'
import type { Tag } from './status-tag'

export type TaskItem = {
  title: ReactNode
  /** Left out where the task cannot be started yet. */
  href?: string
  hint?: ReactNode
  /** A finished task is told in plain words; a colour draws the eye to what is left. */
  status: { text: string; colour?: Tag['colour'] }
}

/** What is to be done, and how far each part is. `id` keeps two lists of one page apart. */
export function TaskList({ items, id }: { items: readonly TaskItem[]; id?: string }) {
  return (
    <GovukTaskList
      idPrefix={id}
      items={items.map(({ title, href, hint, status }) => ({
        title: { html: title },
        hint: hint ? { html: hint } : undefined,
        href,
        status: status.colour
          ? { tag: { text: status.text, classes: `govuk-tag--${status.colour}` } }
          : { text: status.text, classes: href ? undefined : 'govuk-task-list__status--cannot-start-yet' },
      }))}
    />
  )
}
