import { template, type Template } from './template'

/** Care, health, early years, public services, science, animals and the land. */
export const careAndLand: readonly Template[] = [
  template(
    'Health and Social Care',
    'diploma',
    ['general', 'sixth-form', 'sixth-form-college', 'care'],
    ['1', '2', '3'],
    {
      about:
        'Learn to look after people of all ages: in hospitals, in homes and in the community. You spend some weeks in a real workplace.',
      study:
        'How people grow and change; Health, safety and keeping people from harm; The body and its illnesses; Talking and listening; Two work placements',
      leads: 'The next level; Nursing, midwifery or social work; An apprenticeship in care',
      careers: 'Care worker, nurse, paramedic, social worker, occupational therapist.',
      place: 'a practice ward with four beds and a sensory room',
      asks: 'a check by the police (DBS), which we arrange with you',
      pathways: ['Adult care', 'Health sciences', 'Children and young people'],
    },
  ),
  template('Childcare and Early Years', 'diploma', ['general', 'care', 'sixth-form'], ['1', '2', '3'], {
    about:
      'How young children play, learn and grow. You work in a nursery or a reception class one or two days a week.',
    study:
      'How children develop; Play and learning; Keeping children safe and well; Working with families; Nursery placement',
    leads: 'The next level; Teaching or early years degrees; Work as a nursery practitioner',
    careers: 'Nursery nurse, teaching assistant, childminder, teacher.',
    place: 'a playroom that is set up as a nursery',
    asks: 'a check by the police (DBS), which we arrange with you',
  }),
  template('Health', 't-level', ['general', 'sixth-form-college'], ['3'], {
    about: 'Two years in the classroom and on the ward. You spend at least 45 days with a health service near you.',
    study:
      'Health and science; The healthcare team; Infection control; Supporting the adult nursing team; At least 45 days of work placement',
    leads: 'Nursing, midwifery or paramedic degrees; Higher apprenticeships in health',
    careers: 'Nurse, midwife, healthcare assistant, theatre practitioner.',
    place: 'a practice ward with four beds',
  }),
  template('Education and Early Years', 't-level', ['general', 'sixth-form-college'], ['3'], {
    about: 'Get ready to work with children. Half of the course is about them, and a good part of it is with them.',
    study: 'Child development; How children learn; Keeping children safe; Special needs; 750 hours with children',
    leads: 'Teaching degrees; Early years degrees; Work in a nursery or school',
    careers: 'Early years educator, teaching assistant, teacher.',
  }),
  template('Uniformed Public Services', 'diploma', ['general', 'sport'], ['1', '2', '3'], {
    about:
      'For those who want to serve: police, fire, ambulance, prison or the armed forces. Fit, disciplined and outdoors a good deal.',
    study:
      'The services and what they do; Fitness and expeditions; Teamwork and leadership; Law and citizenship; Visits and visitors from each service',
    leads: 'The next level; Entry to a service; Policing or paramedic degrees',
    careers: 'Police officer, firefighter, soldier, prison officer, paramedic.',
    brings: 'A uniform and boots, about £90. There is help if you cannot pay.',
  }),
  template('Applied Science', 'diploma', ['general', 'sixth-form', 'sixth-form-college'], ['2', '3'], {
    about: 'Biology, chemistry and physics as they are used at work. More practical reports, fewer exams.',
    study: 'Cells, atoms and waves; Laboratory skills; Investigations; Human body systems; Science in industry',
    leads: 'The next level; Degrees in biomedical or forensic science; Laboratory apprenticeships',
    careers: 'Laboratory technician, biomedical scientist, nurse.',
    place: 'three laboratories and a forensic suite',
    pathways: ['Forensic science', 'Biomedical science'],
  }),
  template('Science', 't-level', ['general'], ['3'], {
    about: 'Become a laboratory technician: two years of science with at least 45 days in a working laboratory.',
    study:
      'Core science; Laboratory techniques; Quality and safety; Your own project; At least 45 days of work placement',
    leads: 'Science degrees; Higher apprenticeships in laboratories',
    careers: 'Laboratory technician, food scientist, quality analyst.',
  }),
  template('Animal Care', 'diploma', ['land', 'general'], ['1', '2', '3'], {
    about: 'Look after animals great and small. You do duties in our animal centre, early mornings among them.',
    study: 'Feeding and handling; Health and first aid; Housing and hygiene; Behaviour; Duties in the animal centre',
    leads: 'The next level; Animal management or veterinary nursing; Work in kennels, farms or zoos',
    careers: 'Veterinary nurse, dog groomer, zoo keeper, kennel manager.',
    place: 'an animal centre with over sixty kinds of animal',
    brings: 'Boots and overalls, about £45.',
    pathways: ['Companion animals', 'Zoo and exotic animals', 'Wildlife'],
  }),
  template('Veterinary Nursing Assistant', 'certificate', ['land'], ['2'], {
    about: 'Help the nurse and the vet. You spend one day a week in a practice.',
    study:
      'Care of patients; Hygiene in the practice; Reception and records; Restraint and handling; One day a week in practice',
    leads: 'Veterinary nursing at level 3; Work as a care assistant in a practice',
    careers: 'Veterinary care assistant, veterinary nurse.',
  }),
  template('Horse Care and Equine Management', 'diploma', ['land'], ['1', '2', '3'], {
    about: 'Ride, groom and look after horses at our own yard, and learn the business behind it.',
    study: 'Stable work; Feeding; Riding or driving; Horse health; Running a yard',
    leads: 'The next level; Equine degrees; Work in a yard or stud',
    careers: 'Groom, yard manager, riding instructor.',
    place: 'a yard with thirty stables and an indoor school',
    brings: 'Hat, boots and body protector, about £120. There is help if you cannot pay.',
  }),
  template('Agriculture', 'diploma', ['land'], ['1', '2', '3'], {
    about: 'Crops, livestock and machinery on a working farm. You learn to drive a tractor and to run a business.',
    study: 'Livestock; Crops and soil; Tractor driving; Farm business; Work on the college farm',
    leads: 'The next level; Agriculture degrees; Farm work',
    careers: 'Farm worker, herd manager, agronomist, farm manager.',
    place: 'a farm of 180 hectares with a milking parlour',
    pathways: ['Livestock', 'Crops and machinery'],
  }),
  template('Land-based Engineering', 'diploma', ['land'], ['1', '2', '3'], {
    about: 'Keep tractors, mowers and harvesters running: engines, hydraulics, welding and electronics.',
    study: 'Engines; Hydraulics; Welding and fabrication; Vehicle electronics; Finding faults',
    leads: 'The next level; Engineering apprenticeships; Work with a dealer',
    careers: 'Service technician, workshop manager, field engineer.',
  }),
  template('Horticulture and Landscaping', 'diploma', ['land', 'general'], ['1', '2', '3'], {
    about: 'Grow, plant and build. You work in gardens and glasshouses in all weathers.',
    study: 'Plants and soil; Propagation; Lawns and borders; Paving and fencing; Machinery and safety',
    leads: 'The next level; Garden design; Work in parks, nurseries or gardens',
    careers: 'Gardener, landscaper, greenkeeper, nursery grower.',
    place: 'walled gardens and two glasshouses',
  }),
  template('Floristry', 'diploma', ['land', 'hair'], ['1', '2', '3'], {
    about: 'Flowers for every day and every occasion, and how to run a shop.',
    study: 'Tying and wiring; Weddings and funerals; Plants and their care; Display; Serving customers',
    leads: 'The next level; Work in a flower shop; Your own business',
    careers: 'Florist, event designer, shop owner.',
    brings: 'Scissors, a knife and a starter kit, about £40.',
  }),
  template('Countryside and Wildlife Conservation', 'diploma', ['land'], ['2', '3'], {
    about: 'Woods, rivers and meadows, and how to keep them alive. Outdoors most days.',
    study: 'Wildlife surveys; Habitats; Hedges, fences and paths; Visitors and education; Tools and machinery',
    leads: 'The next level; Conservation or ecology degrees; Ranger work',
    careers: 'Ranger, ecologist, gamekeeper, tree surgeon.',
  }),
  template('Tree Surgery and Forestry', 'diploma', ['land'], ['2', '3'], {
    about: 'Climb, cut and plant. A physical course that pays well at the end of it.',
    study: 'Felling; Climbing and rescue; Chainsaw maintenance; Tree health; Woodland management',
    leads: 'The next level; Work as a climber; Forestry degrees',
    careers: 'Tree surgeon, forester, woodland manager.',
    asks: 'to be 16 and fit to climb',
    brings: 'Safety boots and trousers, about £150. There is help if you cannot pay.',
  }),
]
