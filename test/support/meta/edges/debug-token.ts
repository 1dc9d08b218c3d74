import type { Edge } from '../graph.ts';

const SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging', 'public_profile'];

/** `GET /debug_token?input_token=...` (PLATFORM 7.10), asked with the app's own token. */
export const checkToken: Edge = ({ accessToken, appToken, options, numbers, now }, { query }) => {
  const app_id = appToken.split('|')[0];
  const expiresAt = options.tokenExpiresAt ?? 0;
  const told = {
    app_id,
    type: 'SYSTEM_USER',
    expires_at: Math.floor(expiresAt / 1_000),
    scopes: options.scopes ?? SCOPES,
  };
  const target_ids = [...new Set(numbers.map(({ wabaId }) => wabaId))];
  const granular_scopes = told.scopes.map((scope) =>
    scope === 'public_profile' || options.accountsUntold ? { scope } : { scope, target_ids },
  );
  const input = query.get('input_token');
  if (input !== accessToken) {
    const error = { code: 190, message: `Invalid OAuth access token: ${input}`, subcode: 463 };
    return { kind: 'value', value: { data: { is_valid: false, scopes: [], error } } };
  }
  if (expiresAt > 0 && expiresAt < now()) {
    const error = { code: 190, message: 'Error validating access token: Session has expired', subcode: 463 };
    return { kind: 'value', value: { data: { ...told, is_valid: false, error } } };
  }
  return { kind: 'value', value: { data: { ...told, is_valid: true, granular_scopes } } };
};
