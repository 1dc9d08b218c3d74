import type { Audience } from '../../../preload/contract/asks/campaigns.ts';
import type { TemplateChoice } from '../../../preload/contract/asks/sending.ts';

/** What is known of a campaign before its steps begin: whom, and of an earlier one also what. */
export type Wish = {
  readonly audience: Audience;
  /** Somebody of them, for whom the template is shown; `null` where nobody is known yet. */
  readonly example: string | null;
  readonly template: TemplateChoice | null;
  readonly name: string | null;
};
