import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useFeed } from './connection/use-feed.ts';
import type { Desk } from './desk/desk.ts';
import { DeskContext } from './desk/desk-context.ts';
import { TokenPage } from './gate/token-page.tsx';
import { Shell } from './shell/shell.tsx';

export const App = ({ desk, queries }: { readonly desk: Desk; readonly queries: QueryClient }) => (
  <QueryClientProvider client={queries}>
    <DeskContext value={desk}>
      <Gate />
    </DeskContext>
  </QueryClientProvider>
);

const Gate = () => (useFeed().phase === 'unauthorized' ? <TokenPage refused /> : <Shell />);
