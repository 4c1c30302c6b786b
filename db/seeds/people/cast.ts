import type { Role } from '~/kit/actor'

export const password = 'onward-demo-2026'

export type SignIn = { email: string; name: string; password: string; role: Role; slug: string; form?: string }

/** Where those who sign in work or learn: the first school, the first college. */
export const demoSchool = 'castermere-academy'
export const demoCollege = 'castermere-college'

/** The colleagues of the demonstration; the learners and the parent are made with the cohort. */
export const signIns: readonly SignIn[] = [
  signIn('tutor', 'Joanna Prentice', 'tutor', demoSchool, '11A'),
  signIn('careers', 'Imran Siddiqui', 'careers-lead', demoSchool),
  signIn('sixthform', 'Beth Lockwood', 'admissions-manager', demoSchool),
  signIn('admissions', 'Marcus Adeyemi', 'admissions-manager', demoCollege),
  signIn('register', 'Sarah Holroyd', 'register-taker', demoCollege),
  signIn('adviser', 'Nia Campbell', 'adviser', 'marlshire-connexions'),
  signIn('coordinator', 'Peter Nowicki', 'coordinator', 'marlshire-pathways-partnership'),
  signIn('panel', 'Ruth Fairclough', 'panel-member', 'marlshire-pathways-partnership'),
  signIn('support', 'Kit Ormerod', 'support', 'onward-support-desk'),
]

/** The two young people who sign in, and the parent of one of them. */
export const demoLearner = { email: 'learner@demo.example', givenNames: 'Maisie', familyName: 'Hallam' }
export const demoLearner2 = { email: 'learner2@demo.example', givenNames: 'Rohan', familyName: 'Mistry' }
export const demoParent = { email: 'parent@demo.example', name: 'Meera Mistry' }

function signIn(who: string, name: string, role: Role, slug: string, form?: string): SignIn {
  return { email: `${who}@demo.example`, name, password, role, slug, ...(form ? { form } : {}) }
}
