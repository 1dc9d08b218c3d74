import type { OpenFrame } from '../../preload/contract/frames.ts';
import type { Notice } from '../../preload/contract/notice.ts';

/** What a click on the notice has the window show beside itself; `null`: nothing. */
export const wishOf = ({ collegeId, registrationId }: Notice): OpenFrame | null =>
  collegeId === null || registrationId === null ? null : { type: 'open_registration', collegeId, registrationId };
