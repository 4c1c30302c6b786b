import { Radios } from '~/ui/fields/choices'

type Question = { id: string; who: string; about: string; why: string; options: { value: string; text: string }[] }

/** What a person has to say of the rows that a file leaves open, one question each. */
export function RollQuestions({ questions }: { questions: Question[] }) {
  return (
    <>
      {questions.map(({ id, who, about, why, options }) => (
        <Radios
          key={id}
          name={`answers.${id}`}
          legend={about ? `${who} (${about})` : who}
          hint={why}
          options={options}
          isSmall
        />
      ))}
    </>
  )
}
