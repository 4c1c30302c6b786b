import { Checkbox, Checkboxes, Select } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { NumberInput } from '~/ui/fields/text-input'
import { Details } from '~/ui/text'
import { levelWords } from '~/domain/courses/course.words'
import { askedLevels, awardGrades, qualificationTypes, type TermKind } from '../entry-requirement'
import { askedGrades } from '../grade-scale'
import { askableSubjects } from '../school-subject'

/** The fields of one kind of term. */
export function TermFields({ kind }: { kind: TermKind }) {
  switch (kind) {
    case 'count':
      return <CountFields />
    case 'subject':
      return (
        <>
          <Subject />
          <Grade />
        </>
      )
    case 'average':
      return (
        <>
          <NumberInput name="points" label="Average points" hint="On the scale from 9 to 1, for example 5.5" />
          <NumberInput name="best" label="Over how many of the best GCSEs?" hint="Combined science counts as two" />
        </>
      )
    case 'qualification':
      return <QualificationFields />
    case 'other':
      return (
        <TextArea
          name="text"
          label="What do you ask for?"
          hint="A learner reads this as you write it. It is not worked out from grades: a person decides."
          rows={3}
          maxLength={300}
        />
      )
  }
}

function CountFields() {
  return (
    <>
      <NumberInput name="count" label="How many GCSEs?" hint="Combined science counts as two" />
      <Grade />
      <Checkboxes
        name="including"
        legend="Which of these must be among them, at the same grade?"
        isOptional
        isSmall
        options={{ english: 'English', maths: 'Maths', science: 'Science' }}
      />
      <Checkbox name="hasEquivalents" label="Technical awards at the same points count too" isSmall />
      <Details summary="Only some subjects count">
        <Checkboxes
          name="among"
          legend="Which subjects count?"
          hint="Tick none if all count"
          isSmall
          options={askableSubjects}
        />
      </Details>
    </>
  )
}

function QualificationFields() {
  return (
    <>
      <Select name="type" label="Kind of qualification" options={qualificationTypes} empty="Choose a kind" />
      <Select
        name="level"
        label="Level"
        options={askedLevels.map((level) => ({ value: level, text: levelWords[level] }))}
        empty="Choose a level"
      />
      <Select
        name="grade"
        label="Grade"
        options={awardGrades.map((grade) => ({ value: grade, text: `${grade} or above` }))}
        empty="Any pass"
        isOptional
      />
      <Select name="subject" label="Subject" options={askableSubjects} empty="Any subject" isOptional />
    </>
  )
}

function Subject() {
  return <Select name="subject" label="Subject" options={askableSubjects} empty="Choose a subject" />
}

function Grade() {
  return (
    <Select
      name="grade"
      label="At which grade?"
      options={askedGrades.map((grade) => ({
        value: grade,
        text: grade === '9' ? 'Grade 9' : `Grade ${grade} or above`,
      }))}
      empty="Choose a grade"
    />
  )
}
