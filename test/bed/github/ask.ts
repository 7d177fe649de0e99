/** One request to the double as a client of GitHub sends it, with the answer read: JSON where it is JSON, else text. */
export async function ask(url: string, init: AskInit = {}): Promise<Asked> {
  const { method = 'GET', token, body, headers = {} } = init;
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const raw = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, {
    method,
    headers: { 'user-agent': 'tidegate-test', ...authorization, ...headers },
    redirect: 'manual',
    ...(raw === undefined ? {} : { body: raw }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

export interface AskInit {
  readonly method?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked against GitHub's document by the double, and by what each test expects.
  readonly body: any;
}
