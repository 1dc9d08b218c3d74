/** What a callback said when Meta asked whether it is wanted. `passed`: 200 and the bare challenge (PLATFORM 1). */
export type Verification = {
  readonly status: number;
  readonly body: string;
  readonly contentType: string | null;
  readonly passed: boolean;
};

export const verifyCallback = async (url: string, token: string, challenge: string): Promise<Verification> => {
  const asked = new URL(url);
  asked.searchParams.set('hub.mode', 'subscribe');
  asked.searchParams.set('hub.challenge', challenge);
  asked.searchParams.set('hub.verify_token', token);
  const response = await fetch(asked);
  const body = await response.text();
  return {
    status: response.status,
    body,
    contentType: response.headers.get('content-type'),
    passed: response.status === 200 && body === challenge,
  };
};
