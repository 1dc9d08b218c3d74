import { bodyTemplate, type TemplateObject } from '../support/meta/template-object.ts';

const ADMIT_CARD = 'Dear {{1}}, your admit card for {{2}} is ready. Please download it before Friday.';
const FEE_PAYMENT = 'Dear {{name}}, the first instalment of your fee is due on {{date}}.';

/** What a college has had approved, and two that cannot be sent, so that the reasons can be seen. */
export const DEMO_TEMPLATES: readonly TemplateObject[] = [
  bodyTemplate(1, 'admit_card', ADMIT_CARD, {
    components: [{ type: 'BODY', text: ADMIT_CARD, example: { body_text: [['Asha', 'B.Sc. Physics']] } }],
  }),
  bodyTemplate(
    2,
    'counselling_call',
    'Dear {{name}}, counselling for {{course}} is on {{date}} at the main office. Please bring your mark sheets.',
    {
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Counselling on {{date}}' },
        {
          type: 'BODY',
          text: 'Dear {{name}}, counselling for {{course}} is on {{date}} at the main office. Please bring your mark sheets.',
        },
        { type: 'FOOTER', text: 'Admissions office' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'QUICK_REPLY', text: 'I will come' },
            { type: 'QUICK_REPLY', text: 'Another day' },
          ],
        },
      ],
    },
  ),
  bodyTemplate(3, 'offer_letter', 'Dear {{1}}, congratulations! Your offer letter is attached.', {
    components: [
      { type: 'HEADER', format: 'DOCUMENT' },
      { type: 'BODY', text: 'Dear {{1}}, congratulations! Your offer letter is attached.' },
    ],
  }),
  bodyTemplate(4, 'fee_payment', FEE_PAYMENT, {
    components: [
      {
        type: 'BODY',
        text: FEE_PAYMENT,
        example: {
          body_text_named_params: [
            { param_name: 'name', example: 'Asha' },
            { param_name: 'date', example: '5 December' },
          ],
        },
      },
      {
        type: 'BUTTONS',
        buttons: [
          {
            ...{ type: 'URL', text: 'Pay now', url: 'https://college.example/pay/{{1}}' },
            example: ['https://college.example/pay/ADM-00001'],
          },
        ],
      },
    ],
  }),
  bodyTemplate(5, 'scholarship_day', 'Dear {{1}}, scholarships for {{2}} are open. Come and ask us on Saturday.', {
    category: 'MARKETING',
  }),
  bodyTemplate(6, 'fee_reminder', 'प्रिय {{1}}, आपकी फ़ीस की पहली किस्त शुक्रवार तक जमा करें।', { language: 'hi' }),
  bodyTemplate(7, 'campus_tour', 'Dear {{1}}, join our campus tour on Sunday.', {
    category: 'MARKETING',
    status: 'PAUSED',
    quality_score: { score: 'RED' },
  }),
  bodyTemplate(8, 'win_a_prize', 'Send this to ten friends and win a prize!', {
    category: 'MARKETING',
    status: 'REJECTED',
    rejected_reason: 'ABUSIVE_CONTENT',
    quality_score: { score: 'UNKNOWN' },
  }),
];
