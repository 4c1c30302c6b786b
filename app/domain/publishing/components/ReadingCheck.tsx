import { ageWords, READING_AGE, type Reading } from '~/domain/courses/reading-age'

/** How hard some words are to read, and what to change first. */
export function ReadingCheck({ reading }: { reading: Reading }) {
  const { age, longSentences, hardWords } = reading
  return (
    <>
      <p>
        Reading age: {ageWords(age)}.{' '}
        {age > READING_AGE
          ? `Aim for ${READING_AGE} or younger, so that everybody can read it.`
          : 'That is easy to read.'}
      </p>
      {longSentences.length === 0 ? null : (
        <>
          <p>Split these sentences:</p>
          <ul>
            {longSentences.map(({ begins, words }) => (
              <li key={begins}>
                “{begins} …” ({words} words)
              </li>
            ))}
          </ul>
        </>
      )}
      {hardWords.length === 0 ? null : (
        <>
          <p>Say these more simply, or explain them:</p>
          <ul>
            {hardWords.map(({ word, instead }) => (
              <li key={word}>
                “{word}”{instead === null ? '' : `: try “${instead}”`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
