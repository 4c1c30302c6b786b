/** The lines of a daily letter: each subject once, with how often it came. */
export function digestLines(subjects: readonly string[]): string[] {
  const counts = Map.groupBy(subjects, (subject) => subject)
  return [...counts].map(([subject, same]) => (same.length === 1 ? subject : `${subject} (${same.length} times)`))
}
