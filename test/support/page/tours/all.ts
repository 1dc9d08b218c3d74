import type { Tour } from '../look.ts';
import { analytics } from './analytics.ts';
import { backups } from './backups.ts';
import { campaigns } from './campaigns.ts';
import { conversations } from './conversations.ts';
import { deliveries } from './deliveries.ts';
import { door } from './door.ts';
import { health } from './health.ts';
import { history } from './history.ts';
import { importing } from './import.ts';
import { registrations } from './registrations.ts';
import { setUp } from './set-up.ts';
import { silence } from './silence.ts';
import { studentMenu } from './student-menu.ts';

/** Together they come by every page and every state of it. */
export const TOURS: readonly Tour[] = [
  door,
  importing,
  registrations,
  studentMenu,
  conversations,
  campaigns,
  history,
  deliveries,
  analytics,
  health,
  setUp,
  backups,
  silence,
];
