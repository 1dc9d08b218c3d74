import { useMutation } from '@tanstack/react-query';
import type { FoundNumber } from '../../preload/contract/asks/setup.ts';
import type { College } from '../../preload/contract/rows.ts';
import { useAsk } from '../desk/use-ask.ts';

export type NumbersToSave = {
  readonly numbers: readonly (FoundNumber & { readonly wabaId: string })[];
  readonly appId: string;
  readonly accessToken: string;
  /** One that is there, or the name of one that is to be. */
  readonly college: { readonly id: string } | { readonly name: string };
  readonly colleges: readonly College[];
};

/** Keeps numbers with their token, and makes their college first where it is a new one. */
export const useSaveNumbers = (onSaved: () => void) => {
  const ask = useAsk();
  return useMutation({
    networkMode: 'always',
    // The token is let go of with the page's own.
    gcTime: 0,
    mutationFn: async ({ numbers, appId, accessToken, college, colleges }: NumbersToSave) => {
      const { id: collegeId } =
        'id' in college ? college : await ask('colleges.save', { id: freeId(colleges), name: college.name });
      for (const { phoneNumberId, wabaId, displayPhone } of numbers)
        await ask('numbers.save', {
          ...{ phoneNumberId, wabaId, collegeId, appId, accessToken },
          ...(displayPhone !== null && { displayPhone }),
        });
    },
    onSuccess: onSaved,
  });
};

/** Names are in any script; an id is plain. */
export const freeId = (colleges: readonly College[]): string => {
  const taken = new Set(colleges.map(({ id }) => id));
  let place = colleges.length + 1;
  while (taken.has(`college-${place}`)) place += 1;
  return `college-${place}`;
};
