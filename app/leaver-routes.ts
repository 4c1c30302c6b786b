import { route } from '@remix-run/route-config'

/** The part of the table of contents about those who left Year 11. */
export const leavers = [
  route('adviser/destinations', 'routes/adviser/leavers.tsx'),
  route('adviser/destinations/:leaverId', 'routes/adviser/leaver.tsx'),
  route('school/destinations', 'routes/school/destinations.tsx'),
  route('school/destinations/file', 'routes/school/destinations-file.ts'),
  route('school/destinations/taking-part', 'routes/school/taking-part.tsx'),
  route('school/destinations/taking-part/sheet', 'routes/school/taking-part-sheet.ts'),
  route('school/destinations/disputes', 'routes/school/disputes.tsx'),
  route('school/destinations/:personId/dispute', 'routes/school/dispute.tsx'),

  route('area/activity-survey', 'routes/area/activity-surveys.tsx'),
  route('area/activity-survey/:activitySurveyId', 'routes/area/activity-survey.tsx'),
  route('area/activity-survey/:activitySurveyId/days', 'routes/area/survey-days.tsx'),
  route('area/activity-survey/:activitySurveyId/file', 'routes/area/activity-survey-file.ts'),
  route('adviser/activity-survey', 'routes/adviser/activity-survey.tsx'),
  route('adviser/activity-survey/letters', 'routes/adviser/survey-letters.tsx'),
  route('adviser/activity-survey/people/:personId', 'routes/adviser/survey-person.tsx'),
  route('adviser/activity-survey/disputes', 'routes/adviser/disputes.tsx'),
  route('adviser/activity-survey/disputes/:disputeId', 'routes/adviser/decide-dispute.tsx'),
  route('survey/:code', 'routes/public/survey.tsx'),
  route('survey-answered', 'routes/public/survey-answered.tsx'),

  route('leavers/files', 'routes/leavers/files.tsx'),
  route('leavers/files/:intakeId', 'routes/leavers/file.tsx'),
  route('leavers/files/:intakeId/confirmation', 'routes/leavers/confirm-file.tsx'),
  route('leavers/files/:intakeId/undo', 'routes/leavers/undo-file.tsx'),
  route('leavers/files/:intakeId/findings', 'routes/leavers/findings.ts'),
]
