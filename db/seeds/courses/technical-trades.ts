import { template, type Template } from './template'

/** Engineering, vehicles, construction and logistics. */
export const trades: readonly Template[] = [
  template('Engineering', 'diploma', ['general', 'trades'], ['1', '2', '3'], {
    about: 'Design it, make it, test it. Hand skills first, then machines that a computer drives.',
    study: 'Working safely; Bench fitting; Turning and milling; Drawing by computer; Electronics and control',
    leads: 'The next level; An engineering apprenticeship; Engineering degrees',
    careers: 'Maintenance engineer, machinist, design technician.',
    place: 'a machine shop with lathes, mills and robots',
    brings: 'Overalls and safety boots, about £50.',
    pathways: ['Mechanical', 'Electrical and electronic', 'Manufacturing'],
  }),
  template('Engineering and Manufacturing', 't-level', ['general'], ['3'], {
    about: 'Two years of engineering with at least 45 days in a local firm.',
    study:
      'Engineering science; Materials; Drawing and design; Maintenance or manufacturing; At least 45 days of work placement',
    leads: 'Engineering degrees; Higher apprenticeships',
    careers: 'Engineering technician, design engineer, maintenance engineer.',
  }),
  template('Welding and Fabrication', 'diploma', ['general', 'trades'], ['1', '2', '3'], {
    about: 'Cut, bend and join metal until it is straight, strong and safe.',
    study: 'Safe working; Cutting and forming; Manual, gas and arc welding; Reading drawings; Testing welds',
    leads: 'The next level; An apprenticeship; Work in a fabrication shop',
    careers: 'Welder, fabricator, pipe fitter.',
    place: 'a workshop with fourteen welding bays',
  }),
  template('Motor Vehicle', 'diploma', ['general', 'motor'], ['1', '2', '3'], {
    about: 'Service, find the fault, mend it. Petrol, diesel, hybrid and electric.',
    study:
      'Servicing; Brakes, steering and suspension; Engines; Vehicle electrics and diagnosis; Safe work on electric vehicles',
    leads: 'The next level; An apprenticeship with a garage; Work as a technician',
    careers: 'Vehicle technician, MOT tester, roadside engineer.',
    place: 'a garage with eight bays and a rolling road',
    brings: 'Overalls and safety boots, about £50.',
    pathways: ['Light vehicles', 'Heavy vehicles', 'Electric and hybrid vehicles'],
  }),
  template('Motorcycle Engineering', 'diploma', ['motor', 'general'], ['1', '2', '3'], {
    about: 'Strip, rebuild and tune motorcycles and scooters.',
    study: 'Engines; Fuel and ignition; Frames, wheels and brakes; Electrics; A full rebuild',
    leads: 'The next level; An apprenticeship; Work with a dealer',
    careers: 'Motorcycle technician, race mechanic.',
  }),
  template('Vehicle Body and Paint', 'diploma', ['motor', 'general'], ['1', '2', '3'], {
    about: 'Take a dented car and hand it back as new.',
    study: 'Panel beating; Fillers and preparation; Mixing and spraying; Fitting panels and glass; Estimating',
    leads: 'The next level; An apprenticeship; Work in a body shop',
    careers: 'Panel beater, paint sprayer, estimator.',
  }),
  template('Bricklaying', 'diploma', ['general', 'trades'], ['1', '2', '3'], {
    about: 'Straight walls, sharp corners, arches. You build and take down until it is right.',
    study: 'Setting out; Brick and block walls; Cavity walls; Arches and curves; Health and safety on site',
    leads: 'The next level; An apprenticeship; Work on site',
    careers: 'Bricklayer, site supervisor, stonemason.',
    place: 'a covered yard as big as a football pitch',
    brings: 'Safety boots and a trowel, about £55.',
  }),
  template('Carpentry and Joinery', 'diploma', ['general', 'trades'], ['1', '2', '3'], {
    about: 'From the first joint to hanging doors, roofs and stairs.',
    study: 'Hand tools and joints; First and second fix; Roofs; Machines; Reading plans',
    leads: 'The next level; An apprenticeship; Work on site or in a joinery',
    careers: 'Carpenter, joiner, shop fitter, cabinet maker.',
    place: 'joinery workshops with their own timber store',
    pathways: ['Site carpentry', 'Bench joinery'],
    brings: 'Safety boots, about £40. Tools are lent.',
  }),
  template('Plumbing and Heating', 'diploma', ['general', 'trades'], ['1', '2', '3'], {
    about: 'Water in, water out, and warm rooms between. Heat pumps too.',
    study: 'Pipework; Hot and cold water; Central heating; Drainage; Heat pumps and solar',
    leads: 'The next level; An apprenticeship; Gas and heating engineering',
    careers: 'Plumber, heating engineer, heat pump installer.',
    place: 'plumbing bays fitted out as bathrooms and boiler rooms',
  }),
  template('Electrical Installation', 'diploma', ['general', 'trades'], ['1', '2', '3'], {
    about: 'Wire a house, test it and prove that it is safe.',
    study: 'Electrical science; Wiring and containment; Inspection and testing; Regulations; Renewable energy',
    leads: 'The next level; An apprenticeship as an electrician',
    careers: 'Electrician, maintenance electrician, solar installer.',
    asks: 'grade 4 in mathematics for levels 2 and 3, and full colour vision',
  }),
  template('Painting and Decorating', 'diploma', ['general', 'trades'], ['1', '2', '3'], {
    about: 'Prepare, paint, paper and finish to a standard that people pay for.',
    study: 'Preparing surfaces; Brush, roller and spray; Paperhanging; Colour and design; Special finishes',
    leads: 'The next level; An apprenticeship; Your own business',
    careers: 'Decorator, spray painter, set painter.',
  }),
  template('Plastering', 'diploma', ['general', 'trades'], ['1', '2', '3'], {
    about: 'Smooth walls take practice, and here you get it.',
    study: 'Mixing; Floating and setting; Dry lining; Rendering; Cornices and mouldings',
    leads: 'The next level; An apprenticeship; Work on site',
    careers: 'Plasterer, dry liner, renderer.',
  }),
  template('Roofing and Tiling', 'diploma', ['trades', 'general'], ['1', '2'], {
    about: 'Roofs, floors and walls: setting out, cutting and fixing.',
    study: 'Setting out; Slates and tiles; Wall and floor tiling; Work at height; Repairs',
    leads: 'The next level; An apprenticeship; Work on site',
    careers: 'Roofer, tiler, site supervisor.',
  }),
  template('Construction: Design, Surveying and Planning', 't-level', ['general', 'sixth-form-college'], ['3'], {
    about: 'How buildings are planned, drawn and costed, with at least 45 days in a local firm.',
    study: 'Construction science; Drawing by computer; Surveying; Sustainability; At least 45 days of work placement',
    leads: 'Degrees in construction or architecture; Higher apprenticeships',
    careers: 'Quantity surveyor, site manager, architectural technician.',
  }),
  template('Building Services Engineering for Construction', 't-level', ['general', 'trades'], ['3'], {
    about: 'Electrics, plumbing or heating in depth, with at least 45 days at work.',
    study:
      'Construction science; Electrical or heating systems; Testing; Low-carbon homes; At least 45 days of work placement',
    leads: 'Work as a trainee; Higher apprenticeships',
    careers: 'Electrician, heating engineer, building services engineer.',
  }),
  template('Construction Skills', 'diploma', ['general', 'trades', 'second-start'], ['E3', '1'], {
    about: 'Try four trades before you choose one.',
    study: 'Brickwork; Joinery; Painting; Plumbing; Working safely',
    leads: 'A trade course at level 1 or 2; An apprenticeship',
    careers: 'Any of the building trades.',
    place: 'workshops for four trades under one roof',
  }),
  template('Warehousing and Logistics', 'certificate', ['office', 'trades', 'general'], ['1', '2', '3'], {
    about: 'How goods are stored, picked, packed and moved. You learn to drive a fork-lift truck.',
    study: 'Receiving and storing; Picking and packing; Fork-lift truck; Stock systems; Safety',
    leads: 'The next level; An apprenticeship; Work in a warehouse',
    careers: 'Warehouse operative, transport planner, supply chain manager.',
  }),
]
