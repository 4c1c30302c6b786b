import { paths } from '~/paths'

type Props = { mayEdit: boolean; mayImport: boolean; maySwitch: boolean }

/** What can be done with all courses at once. */
export function CourseTools({ mayEdit, mayImport, maySwitch }: Props) {
  const tools = [...(mayEdit ? edits : []), ...(mayImport ? imports : []), ...(maySwitch ? switches : [])]
  if (tools.length === 0) return null
  return (
    <section aria-labelledby="all-at-once">
      <h2 id="all-at-once">All courses at once</h2>
      <ul>
        {tools.map(({ href, text, about }) => (
          <li key={href}>
            <a href={href}>{text}</a>. {about}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Tool = { href: string; text: string; about: string }

const edits: Tool[] = [
  {
    href: paths.provider.nextYear,
    text: 'Copy to the next year',
    about: 'Every start once, as a draft, while this year goes on.',
  },
  {
    href: paths.provider.courseSheet,
    text: 'Change courses in a spreadsheet',
    about: 'The 24 columns of the national course directory, both ways.',
  },
]
const imports: Tool[] = [
  {
    href: paths.provider.importCourses,
    text: 'Bring courses in from a file or your own site',
    about: 'XCRI-CAP, with a preview, and all of it can be undone.',
  },
]
const switches: Tool[] = [
  {
    href: paths.provider.requestsOff,
    text: 'Take no applications for a while',
    about: 'As in the summer: from a day until the day you open again.',
  },
]
