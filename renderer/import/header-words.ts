import type { Field } from './mapping.ts';

/** How columns are called in the lists of Indian colleges, the surest name first. Written as `plainHeader` leaves them. */
export const HEADER_WORDS = {
  externalId: [
    ...['application no', 'application number', 'application id', 'applicant id', 'app no', 'form no', 'form number'],
    ...['registration no', 'registration number', 'registration id', 'reg no', 'admission no', 'admission number'],
    ...['enrolment no', 'enrollment no', 'enrolment number', 'enrollment number', 'prn', 'student id', 'roll no'],
    ...[
      'roll number',
      'rollno',
      'roll',
      'external id',
      'externalid',
      'applicationno',
      'uid',
      'id',
      'application',
      'enrollment',
    ],
    ...[
      'आवेदन संख्या',
      'आवेदन क्रमांक',
      'आवेदन नंबर',
      'आवेदन',
      'पंजीकरण संख्या',
      'पंजीकरण क्रमांक',
      'पंजीकरण',
      'फॉर्म नंबर',
      'फॉर्म संख्या',
    ],
    ...['फार्म नंबर', 'नामांकन संख्या', 'अनुक्रमांक', 'रोल नंबर', 'रोल न'],
  ],
  name: [
    ...[
      'student name',
      'name of student',
      'name of the student',
      'students name',
      'candidate name',
      'name of candidate',
    ],
    ...[
      'name of the candidate',
      'applicant name',
      'name of applicant',
      'name of the applicant',
      'full name',
      'name',
      'studentname',
    ],
    ...[
      'first name',
      'student',
      'candidate',
      'applicant',
      'छात्र का नाम',
      'छात्रा का नाम',
      'विद्यार्थी का नाम',
      'अभ्यर्थी का नाम',
    ],
    ...['आवेदक का नाम', 'पूरा नाम', 'नाम', 'छात्र', 'विद्यार्थी', 'अभ्यर्थी'],
  ],
  surname: ['last name', 'surname', 'family name', 'उपनाम', 'कुलनाम'],
  phone: [
    ...['whatsapp no', 'whatsapp number', 'whatsapp', 'mobile no', 'mobile number', 'mobile', 'mobileno'],
    ...['phone no', 'phone number', 'phone', 'cell', 'contact no', 'contact number', 'contact', 'telephone', 'tel'],
    ...['व्हाट्सएप', 'व्हाट्सऐप', 'वाट्सएप', 'मोबाइल नंबर', 'मोबाइल', 'मोबाईल', 'फोन नंबर', 'फोन', 'दूरभाष', 'संपर्क'],
  ],
  course: [
    ...[
      'course',
      'course name',
      'programme',
      'program',
      'branch',
      'stream',
      'degree',
      'class',
      'department',
      'subject',
      'discipline',
    ],
    ...['पाठ्यक्रम', 'कोर्स', 'कक्षा', 'शाखा', 'विभाग', 'विषय'],
  ],
  batch: [
    ...['batch', 'session', 'academic session', 'academic year', 'admission year', 'year', 'section', 'semester'],
    ...['सत्र', 'शैक्षणिक सत्र', 'बैच', 'वर्ष', 'सेमेस्टर'],
  ],
  email: ['email', 'e mail', 'email id', 'email address', 'mail id', 'mail', 'gmail', 'ईमेल', 'ई मेल', 'इमेल'],
} as const satisfies Record<Field, readonly string[]>;

/** Words of columns about somebody else than the student: their name and number are never guessed to be the student's. */
export const OTHERS = [
  ...[
    'father',
    'fathers',
    'mother',
    'mothers',
    'parent',
    'parents',
    'guardian',
    'guardians',
    'husband',
    'emergency',
    'college',
  ],
  ...['school', 'institute', 'bank', 'agent', 'counsellor', 'counselor', 'referred', 'office'],
  ...['पिता', 'माता', 'अभिभावक', 'पति', 'विद्यालय', 'महाविद्यालय', 'बैंक'],
] as const;

/** Running numbers, another in every export: as ids they would give one student's history to the next. */
export const RUNNING = [
  ...['s no', 'sno', 'sr no', 'srno', 'sl no', 'slno', 'serial no', 'serial number', 'serial', 'sr', 'sl', 'no'],
  ...['क्र', 'क्र सं', 'क्रम', 'क्रमांक', 'क्रम संख्या'],
] as const;
