import type { KeyDateName } from './cycle'

/** What each key date does, as the coordinator who may move it reads it. */
export const keyDateWords: Record<KeyDateName, string> = {
  'prospectus-editable': 'From this day providers make their courses for the next year ready.',
  'prospectus-opens': 'On this day everybody sees the new courses. Courses that wait for it appear by themselves.',
  'applications-open': 'From this day learners can send what they have written. Before it they can only prepare.',
  'early-date': 'Specialist places ask for an answer by this day. It is shown to everybody; nothing closes.',
  'apply-by': 'Who applies by this day is looked at together with all others. Later applications count as late.',
  'first-answers': 'By this day every provider should have given a first answer. It is shown to everybody.',
  'reply-by': 'The last day to reply to offers for all learners. An offer without a reply runs out after it.',
  'cohort-frozen': 'Who is in Year 11 on this day is counted for the September Guarantee.',
  'second-round': 'From this day late choices are looked at. It is shown to everybody.',
  results: 'GCSE results come out. Providers then close the conditions of their offers.',
  'applications-close': 'The last day to send an application. What is not sent by then ends that night.',
  'answers-end':
    'The last day for an answer, if the area ends what is silent. It does nothing until you switch that on in the settings.',
  'last-offers': 'The last day on which an offer counts for the September Guarantee.',
  'guarantee-reported': 'The area sends its figures for the September Guarantee by this day.',
  'activity-survey': 'The day for which the area says what every young person is doing.',
  'survey-returned': 'The area sends its activity survey by this day.',
}
