import { subjectAreaWords, subjectWords } from './subject.words'

/** Words of prospectuses, and what people say. */
export const plainerWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    accommodate: 'fit in',
    accordance: 'line with',
    acquire: 'get',
    additional: 'more',
    alternatively: 'or',
    appropriate: 'right',
    approximately: 'about',
    ascertain: 'find out',
    assist: 'help',
    attain: 'reach',
    commence: 'start',
    commences: 'starts',
    commencing: 'starting',
    comprise: 'are made up of',
    comprises: 'is made up of',
    consequently: 'so',
    demonstrate: 'show',
    demonstrating: 'showing',
    endeavour: 'try',
    enable: 'let',
    enables: 'lets',
    encompass: 'cover',
    encompasses: 'covers',
    encompassing: 'covering',
    enhance: 'improve',
    ensure: 'make sure',
    equip: 'give',
    evaluate: 'judge',
    facilitate: 'help',
    facilitates: 'helps',
    furthermore: 'also',
    implement: 'put into practice',
    incorporate: 'include',
    incorporates: 'includes',
    moreover: 'also',
    numerous: 'many',
    obtain: 'get',
    obtained: 'got',
    prerequisite: 'what you need first',
    prior: 'before',
    proficiency: 'skill',
    proficient: 'good',
    progression: 'next steps',
    purchase: 'buy',
    requisite: 'needed',
    subsequent: 'later',
    subsequently: 'later',
    sufficient: 'enough',
    undertake: 'do',
    undertaken: 'done',
    underpinning: 'basic',
    utilise: 'use',
    utilised: 'used',
    utilising: 'using',
    vocational: 'for work',
    whilst: 'while',
  }),
)

const everyday = `activity activities ability apprenticeship apprenticeships university universities education educational
  opportunity opportunities qualification qualifications technology technologies technical assessment interview interested
  experience experiences information communication communications mathematics photography photographer biology psychology
  sociology geography economics electrical electrician mechanical engineering engineer construction carpentry veterinary
  hospitality hairdressing secondary literacy numeracy application applications january february especially usually
  originally equality diversity disability disabilities particularly everybody anybody television community necessary
  independent independently environment environmental society animation computer computers material materials available
  individual international organisation organisations transport temporary supervisor supervised`

/** Long words that a school leaver knows, those of subjects among them. */
export const wordsPeopleKnow: ReadonlySet<string> = new Set([
  ...everyday.split(/\s+/),
  ...[...Object.values(subjectWords), ...Object.values(subjectAreaWords)].flatMap((name) =>
    name.toLowerCase().split(/[^a-z]+/),
  ),
])
