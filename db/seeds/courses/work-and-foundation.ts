import { template, type Level, type Profile, type Template } from './template'

/** Apprenticeships, foundation learning, supported internships and second tries at GCSE. */
export const workAndFoundation: readonly Template[] = [
  apprenticeship('Bricklayer', ['trades', 'general'], ['2'], 'Build with a firm four days a week and learn with us on the fifth.', 'Site safety; Walls and arches; Reading plans; Working in a gang', 'Bricklayer, site supervisor.'),
  apprenticeship('Carpentry and Joinery', ['trades', 'general'], ['2', '3'], 'Learn the trade with a joiner or a builder.', 'Site safety; Joints and fixings; Roofs and floors; Working to a drawing', 'Carpenter, joiner, site manager.'),
  apprenticeship('Plumbing and Domestic Heating', ['trades', 'general'], ['3'], 'Four years with a heating firm, from first pipe to full technician.', 'Pipework; Heating systems; Low-carbon heating; Customers', 'Plumber, heating engineer.'),
  apprenticeship('Installation and Maintenance Electrician', ['trades', 'general'], ['3'], 'Wire, test and certify with a qualified electrician beside you.', 'Electrical science; Installation; Inspection; Regulations', 'Electrician.', 'Electrical installation'),
  apprenticeship('Motor Vehicle Service Technician', ['motor', 'general'], ['2', '3'], 'Work in a garage and come to us in blocks of a week.', 'Servicing; Diagnosis; Electric vehicles; Customers', 'Vehicle technician, MOT tester.'),
  apprenticeship('Engineering Technician', ['general', 'trades'], ['3'], 'Learn with a manufacturer: hand skills in the first year, the shop floor after that.', 'Fitting; Machining; Maintenance; Quality', 'Engineering technician, maintenance engineer.'),
  apprenticeship('Hair Professional', ['hair', 'general'], ['2', '3'], 'Earn in a salon while you learn to cut and colour.', 'Cutting; Colour; Client care; Salon business', 'Stylist, salon manager.'),
  apprenticeship('Commis Chef and Production Cookery', ['catering', 'general'], ['2', '3'], 'Cook in a real kitchen from the first day.', 'Every section of the kitchen; Food safety; Menus; Teamwork', 'Chef, kitchen manager.'),
  apprenticeship('Early Years Practitioner', ['care', 'general'], ['2', '3'], 'Work in a nursery and learn how children grow.', 'Play; Safety; Child development; Working with parents', 'Nursery practitioner, room leader.'),
  apprenticeship('Adult Care Worker', ['care', 'general'], ['2', '3'], 'Support people in their own homes or in a care home.', 'Dignity and rights; Safety; Communication; Health', 'Care worker, team leader, nurse.'),
  apprenticeship('Business Administrator', ['office', 'general', 'second-start'], ['3'], 'Keep an office running and learn how the whole of it works.', 'Systems; Projects; People; Communication', 'Administrator, office manager.'),
  apprenticeship('Accounts Assistant', ['office', 'general'], ['2', '3'], 'Work with figures in a firm or a council.', 'Bookkeeping; Costs; Software; Ethics', 'Accounts assistant, accountant.'),
  apprenticeship('Digital Support Technician', ['digital', 'general'], ['3'], 'Help people and mend systems, by telephone, in person and from afar.', 'Hardware; Networks; Security; Customers', 'Support technician, network engineer.'),
  apprenticeship('Supply Chain Warehouse Operative', ['office', 'trades'], ['2'], 'Move goods safely in a warehouse near you.', 'Stock; Vehicles; Safety; Technology', 'Warehouse operative, team leader.'),
  apprenticeship('Animal Care and Welfare Assistant', ['land'], ['2'], 'Work in kennels, a farm park or a rescue centre.', 'Daily care; Health; Handling; Visitors', 'Animal care assistant, kennel manager.'),
  apprenticeship('Community Sport and Health Officer', ['sport', 'general'], ['3'], 'Get a whole town moving, with a club, a school or a council.', 'Coaching; Events; Health; Working with people', 'Sports development officer, coach.'),

  foundation('Skills for Life and Work', ['general', 'land', 'second-start'], ['E3', '1'], 'A gentle start in a small group. You build up English, mathematics and confidence and try out kinds of work.', 'English; Mathematics; Everyday skills; Work tasters; A project for others', 'A level 1 course; Work or an apprenticeship'),
  foundation('Preparation for Work', ['second-start', 'general', 'office'], ['E3', '1'], 'For those who want a job soon. You work with a coach, on yourself and on real vacancies.', 'Interviews; Working with others; English and mathematics; Two weeks of work experience', 'Work; An apprenticeship; A level 1 or 2 course'),
  foundation('Independent Living Skills', ['general', 'land'], ['E3'], 'For young people with learning difficulties. Cooking, money, travel and friends, at your own pace.', 'Cooking and home; Money; Travel training; Keeping well; Choosing what comes next', 'A supported internship; Supported work; Life in a home of your own'),
  foundation('English for Speakers of Other Languages (ESOL)', ['general', 'second-start'], ['E3', '1', '2'], 'For those who are new to English. Speak, listen, read and write, and get ready for a course you like.', 'Speaking and listening; Reading; Writing; Life in England; Mathematics', 'The next ESOL level; A technical course; GCSE English'),
  foundation('Vocational Tasters', ['general', 'trades', 'motor', 'hair', 'catering'], ['E3', '1'], 'Six weeks each of three trades, with English and mathematics.', 'Three trades of your choice; Safety; English; Mathematics', 'A level 1 course in the trade you like best'),
  foundation('Creative Pathways', ['creative', 'general'], ['E3', '1'], 'Art, music, film and stage for those who learn best by making.', 'Drawing and making; Music; Film; English and mathematics through projects', 'A level 1 or 2 course in the arts'),
  foundation('Land and Animal Pathways', ['land'], ['E3', '1'], 'Outdoors, with animals and plants, and with English and mathematics built in.', 'Animals; Growing; Tools; English and mathematics', 'A level 1 course with animals or on the land'),
  foundation('Fresh Start', ['second-start', 'sport', 'digital'], ['E3', '1'], 'You have been away from school for a while, or it did not work out. Start in any month, a few hours at first.', 'A plan with your mentor; English; Mathematics; Health and confidence; Something new every week', 'A longer course; Work; An apprenticeship'),

  template('Supported Internship', 'internship', ['general', 'land', 'second-start'], ['E3', '1'], {
    about: 'A year with an employer, a job coach at your side, for young people with an EHC plan.',
    study: 'Three work placements; A job coach; Travel training; English and mathematics at work; A plan for a paid job',
    leads: 'Paid work; Supported work; An apprenticeship',
    careers: 'Hospital porter, kitchen assistant, gardener, office assistant.',
    asks: 'an education, health and care plan (EHC plan)',
    pathways: ['Hospital', 'Hotel and catering', 'Parks and gardens'],
  }),
  template('GCSE English Language', 'resit', ['general', 'sixth-form-college', 'second-start'], ['2'], {
    about: 'Another go, in a small group, beside your main course.',
    study: 'Reading; Writing; Speaking; Exam practice',
    leads: 'Level 3 courses; Apprenticeships',
    careers: 'Nearly every job asks for it.',
  }),
  template('GCSE Mathematics', 'resit', ['general', 'sixth-form-college', 'second-start'], ['2'], {
    about: 'Another go, in a small group, beside your main course.',
    study: 'Number; Algebra; Shape; Data; Exam practice',
    leads: 'Level 3 courses; Apprenticeships',
    careers: 'Nearly every job asks for it.',
  }),
]

function apprenticeship(title: string, at: readonly Profile[], levels: readonly Level[], about: string, study: string, careers: string, keyword?: string) {
  return template(title, 'apprenticeship', at, levels, {
    about: `${about} You are paid from the first day. We help you to find an employer.`,
    study: `${study}; English and mathematics if you still need them`,
    leads: 'A job with your employer; The next apprenticeship; A degree apprenticeship',
    careers,
    asks: 'an employer, or time to look for one with us',
    ...(keyword ? { keyword } : {}),
  })
}

function foundation(title: string, at: readonly Profile[], levels: readonly Level[], about: string, study: string, leads: string) {
  return template(title, 'foundation', at, levels, {
    about,
    study,
    leads,
    careers: 'You plan this with your tutor, one step at a time.',
  })
}
