import { type Attributes, type Content, classNames, contentOf, type MaybeItem, reactAttributes } from './shared'
import { GovukTag } from './texts'

type Status = Content & { classes?: string; tag?: Content & { classes?: string; attributes?: Attributes } }

export type Task = {
  title?: Content & { classes?: string }
  hint?: Content
  status?: Status
  href?: string
  classes?: string
}

export type TaskListOptions = {
  items?: MaybeItem<Task>[]
  idPrefix?: string
  classes?: string
  attributes?: Attributes
}

/** What is to be done, and how far each part is. */
export function GovukTaskList({ items, idPrefix, classes, attributes }: TaskListOptions) {
  return (
    <ul className={classNames('govuk-task-list', classes)} {...reactAttributes(attributes)}>
      {(items ?? []).map((task, index) =>
        task ? <TaskItem key={index} task={task} id={`${idPrefix || 'task-list'}-${index + 1}`} /> : null,
      )}
    </ul>
  )
}

function TaskItem({ task, id }: { task: Task; id: string }) {
  const { title, hint, status, href, classes } = task
  const words = contentOf(title ?? {})
  return (
    <li className={classNames('govuk-task-list__item', href && 'govuk-task-list__item--with-link', classes)}>
      <div className="govuk-task-list__name-and-hint">
        {href ? (
          <a
            className={classNames('govuk-link govuk-task-list__link', title?.classes)}
            href={href}
            aria-describedby={`${hint ? `${id}-hint ` : ''}${id}-status`}
          >
            {words}
          </a>
        ) : (
          <div className={classNames(title?.classes)}>{words}</div>
        )}
        {hint ? (
          <div id={`${id}-hint`} className="govuk-task-list__hint">
            {contentOf(hint)}
          </div>
        ) : null}
      </div>
      <div className={classNames('govuk-task-list__status', status?.classes)} id={`${id}-status`}>
        {status?.tag ? <GovukTag {...status.tag} /> : contentOf(status ?? {})}
      </div>
    </li>
  )
}
