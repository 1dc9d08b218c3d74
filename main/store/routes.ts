import type { Db } from './database.ts';

/** Stands for every app: a delivery that was let in unsigned, in a local trial. */
export const ANY_APP = '*';

export type NoRoute = 'unknown_number' | 'foreign_app';

/** Which college a line belongs to. A signature made with one app's secret may only touch numbers of that app. */
export type Routes = {
  collegeOfNumber(phoneNumberId: string, apps: readonly string[]): { college: string } | NoRoute;
  collegesOfAccount(wabaId: string, apps: readonly string[]): readonly string[];
  /** Reads the numbers again at the next question. */
  forget(): void;
};

type NumberRow = { phone_number_id: string; college_id: string; waba_id: string | null; app_id: string };

export const createRoutes = (db: Db): Routes => {
  const select = db.prepare<[], NumberRow>('SELECT phone_number_id, college_id, waba_id, app_id FROM numbers');
  let known: Map<string, NumberRow> | null = null;
  const numbers = (): Map<string, NumberRow> => {
    known ??= new Map(select.all().map((row) => [row.phone_number_id, row]));
    return known;
  };

  return {
    collegeOfNumber: (phoneNumberId, apps) => {
      const number = numbers().get(phoneNumberId);
      if (!number) return 'unknown_number';
      return signedFor(number, apps) ? { college: number.college_id } : 'foreign_app';
    },
    collegesOfAccount: (wabaId, apps) => [
      ...new Set(
        [...numbers().values()]
          .filter((number) => number.waba_id === wabaId && signedFor(number, apps))
          .map((number) => number.college_id),
      ),
    ],
    forget: () => {
      known = null;
    },
  };
};

const signedFor = (number: NumberRow, apps: readonly string[]): boolean =>
  apps.includes(number.app_id) || apps.includes(ANY_APP);
