import { useState } from 'react';
import { type Sight, useLook } from './use-look.ts';

/** An access token that was entered and is not kept yet. */
export type TokenInHand = {
  readonly token: string;
  readonly enter: (token: string) => void;
  /** The account, where the token names none by itself. */
  readonly wabaId: string;
  readonly enterAccount: (wabaId: string) => void;
  readonly sight: Sight;
  readonly isGood: boolean;
  /** It is kept now, or not wanted any more: the page lets go of it. */
  readonly forget: () => void;
};

const isId = (text: string): boolean => /^\d{1,32}$/.test(text);

/** The token in its field, tried with that app at Meta. */
export const useTokenInHand = (appId: string | null): TokenInHand => {
  const [token, enter] = useState('');
  const [wabaId, enterAccount] = useState('');
  const account = wabaId.trim();
  const isEntered = appId !== null && token.trim() !== '';
  const sight = useLook(
    isEntered ? { appId, accessToken: token.trim(), ...(isId(account) && { wabaId: account }) } : null,
  );
  return {
    token,
    enter,
    wabaId,
    enterAccount,
    sight,
    isGood: sight.told?.token.state === 'green',
    forget: () => {
      enter('');
      enterAccount('');
    },
  };
};
