import { plainJson } from '~/kit/json'
import type { ShownCourse } from './course-page'

type Start = {
  startsOn: string | null
  endsOn: string | null
  studyMode: string | null
  siteName: string | null
  sitePostcode: string | null
  siteTown: string | null
}

/** A course as schema.org has it, for search engines: JSON that may stand inside a script element. */
export function courseJsonLd(
  course: ShownCourse,
  runs: Start[],
  address: { course: string; provider: string },
): string {
  const text = (id: string) =>
    course.blocks
      .find((block) => block.id === id)
      ?.html?.replace(/<[^>]*>/g, ' ')
      .trim()
  const fact = (key: string) => course.facts.find((one) => one.key === key)?.value ?? undefined
  return plainJson({
    '@context': 'https://schema.org',
    '@type': 'Course',
    url: address.course,
    name: course.title,
    description: course.description || course.title,
    provider: { '@type': 'EducationalOrganization', name: course.provider.name, url: address.provider },
    educationalCredentialAwarded: fact('Qualification'),
    educationalLevel: fact('Level'),
    coursePrerequisites: text('entry'),
    hasCourseInstance: runs.map((run) => ({
      '@type': 'CourseInstance',
      startDate: run.startsOn ?? undefined,
      endDate: run.endsOn ?? undefined,
      courseMode: run.studyMode ?? undefined,
      location:
        run.siteName === null
          ? undefined
          : {
              '@type': 'Place',
              name: run.siteName,
              address: [run.siteTown, run.sitePostcode].filter((part) => part !== null).join(', ') || undefined,
            },
    })),
  })
}
