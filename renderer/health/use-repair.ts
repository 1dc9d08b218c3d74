import { useMutation } from '@tanstack/react-query';
import { useAsk } from '../desk/use-ask.ts';

/** Looks at the public address and at Meta again, at once. `onLook`: what is shown may be another now. */
export const useRepair = (onLook: () => void) => {
  const ask = useAsk();
  return useMutation({
    networkMode: 'always',
    mutationFn: () => ask('listening.repair', {}),
    onSettled: onLook,
  });
};
