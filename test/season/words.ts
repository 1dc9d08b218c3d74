import type { Random } from '../support/random.ts';

/** What a college writes in a season, in both scripts; the more a line is written, the more often it stands here. */
const LETTERS = [
  (name: string, no: number) => `Dear ${name}, your application ADM/26/${no} has been received.`,
  (name: string, no: number) =>
    `Dear ${name}, your application ADM/26/${no} is incomplete. Please upload your mark sheet.`,
  (name: string) => `Dear ${name}, your admit card is ready. Download it before Friday, 5 pm.`,
  (name: string) => `Dear ${name}, the first instalment of your fee is due. Pay at the office or online.`,
  (name: string) => `Dear ${name}, the last date of fee payment is extended to Monday.`,
  (name: string, no: number) => `Fee receipt no. ${no}: we have received your payment. Thank you, ${name}.`,
  (name: string) => `Dear ${name}, counselling is on Tuesday at 10:30 am in the main hall. Bring original documents.`,
  (name: string) => `Dear ${name}, hostel allotment opens on Monday. Reply here if you need a room.`,
  (name: string) => `प्रिय ${name}, आपका आवेदन प्राप्त हो गया है।`,
  (name: string) => `प्रिय ${name}, आपकी फ़ीस की पहली किस्त शुक्रवार तक जमा करें।`,
  (name: string) => `प्रिय ${name}, आपका काउंसलिंग समय कल सुबह 10:30 बजे है। मूल दस्तावेज़ साथ लाएँ।`,
  (name: string) => `Dear ${name}, the scholarship form is open until the end of the month.`,
] as const;

const ANSWERS = [
  'Thank you',
  'Ok sir 🙏',
  'Ok',
  'धन्यवाद',
  'Please call me',
  'Can I bring the original documents on Monday?',
  'Is hostel available?',
  'Fee paid, please check',
  'जी, ठीक है',
  'When will the scholarship list come?',
] as const;

/** Notes that only few get; what somebody looks for in a year's history. */
const RARE = [
  'Your migration certificate from Lucknow has reached us.',
  'Please bring the gap affidavit on stamp paper.',
  'आपका स्थानांतरण प्रमाणपत्र मिल गया है।',
  'The examination centre is shifted to Kendriya Vidyalaya, gate 3.',
] as const;

const HINDI_GIVEN = ['आशा', 'रोहन', 'प्रिया', 'अर्जुन', 'मीरा', 'लक्ष्मी', 'श्रेया', 'कृष्णा'] as const;
const HINDI_FAMILY = ['वर्मा', 'शर्मा', 'त्रिपाठी', 'मिश्रा', 'यादव', 'श्रीवास्तव'] as const;

export const hindiName = (random: Random): string => `${random.pick(HINDI_GIVEN)} ${random.pick(HINDI_FAMILY)}`;

/** Skewed: the first lines are written several times as often as the last. */
export const letter = (random: Random, name: string): string => {
  if (random.chance(0.002)) return random.pick(RARE);
  const place = Math.floor(LETTERS.length * random.fraction() ** 1.6);
  return (LETTERS[place] ?? LETTERS[0])(name, random.between(10_000, 99_999));
};

export const answer = (random: Random): string => random.pick(ANSWERS);
