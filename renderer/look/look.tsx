import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import type { i18n as I18n } from 'i18next';
import { type ReactNode, StrictMode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { FormatProvider } from '../format/format-provider.tsx';
import { theme } from './theme.ts';

const schemes = localStorageColorSchemeManager({ key: 'tickdesk.theme' });

/** Theme and language around everything that is drawn. */
export const Look = ({ i18n, children }: { readonly i18n: I18n; readonly children: ReactNode }) => (
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <MantineProvider theme={theme} colorSchemeManager={schemes} defaultColorScheme="auto">
        <FormatProvider>{children}</FormatProvider>
      </MantineProvider>
    </I18nextProvider>
  </StrictMode>
);
