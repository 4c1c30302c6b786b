/** What the open pages of a school listen to: something was marked or said about one of its learners. */
export function topicOf(schoolId: string): string {
  return `attendance:${schoolId}`
}
