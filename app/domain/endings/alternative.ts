import { aboutMiles } from '~/domain/search/course-search'

type Alternative = { title: string; provider: string; miles: number | null }

/** One course in a line, such as “Plumbing, Riverside College, about 3 miles away”. */
export function alternativeLine({ title, provider, miles }: Alternative): string {
  return [title, provider, ...(miles === null ? [] : [`${aboutMiles(miles)} away`])].join(', ')
}
