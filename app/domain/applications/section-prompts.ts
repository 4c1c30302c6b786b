/** Questions that help somebody who does not know how to begin, by the name of the box. */
export const sectionPrompts: Readonly<Record<string, readonly string[]>> = {
  experience: [
    'What have you done in work experience, a job or a club?',
    'What did you do there, day by day?',
    'What can you do now that you could not do before?',
  ],
  interests: [
    'What do you do when nobody tells you what to do?',
    'What could you talk about for an hour?',
    'Is there something you made, or a team you are part of?',
  ],
  careerAims: ['Do you want to work with people, with things, or with ideas?', 'Whose job would you like to try?'],
  statement: [
    'What made you first like this subject?',
    'Which lesson or project went well, and what was your part in it?',
    'What do you find hard, and what do you do about it?',
    'What do you hope to do after the course?',
  ],
}
