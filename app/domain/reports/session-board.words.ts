import type { BoardStep, Standing } from './session-board'

/** What each step is called on the board, where the whole group reads it. */
export const stepWords: Record<Standing, string> = {
  join: 'Join Onward',
  form: 'Finish your form',
  choose: 'Choose a course',
  send: 'Send your application',
  answer: 'Answer your offer',
  done: 'Nothing to do now',
}

/** What to do next at each step, said to the learner. */
export const nextWords: Record<Standing, string> = {
  join: 'Ask your tutor for your code. Go to “Join” and type it in.',
  form: 'Open “My application”. Go through each part. Say when it is finished.',
  choose: 'Open “Find a course”. Look at two or more. Add the ones you like.',
  send: 'Open “My application”. Check what you wrote. Then send it.',
  answer: 'Open “My choices”. Read the offer and its last day. Say yes or no.',
  done: 'Help a friend, or look at open events.',
}

/** What a tutor may choose to finish today. */
export const goalOptions: Record<BoardStep, string> = {
  join: stepWords.join,
  form: stepWords.form,
  choose: stepWords.choose,
  send: stepWords.send,
  answer: stepWords.answer,
}
