import { password, startApp } from '../support/app';
import { hiddenFields } from '../support/browser';

/** The cookie that a sign-in sets, as it is written. */
async function cookieOf(env: Record<string, string>, fields: Record<string, string> = {}): Promise<string> {
  const at = await startApp(env);
  const server = at.app.getHttpAdapter().getInstance();
  const page = await server.inject({ url: '/sign-in' });
  const [visit] = String(page.headers['set-cookie']).split(';');
  const form = { ...hiddenFields(page.body, '/sign-in'), email: 'amara@demo.example', password, ...fields };
  const signedIn = await server.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { cookie: visit, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });
  await at.close();
  return String(signedIn.headers['set-cookie']);
}
const token = '[\\w-]{43}';

it('is sid over http, out of reach of scripts and of other sites’ posts', async () => {
  expect(await cookieOf({})).toMatch(new RegExp(`^sid=${token}; Max-Age=5184000; Path=/; HttpOnly; SameSite=Lax$`));
});

it('is __Host-sid and Secure where the place is reached over https', async () => {
  const cookie = await cookieOf({ PUBLIC_URL: 'https://training.example.org' });
  expect(cookie).toMatch(new RegExp(`^__Host-sid=${token}; Max-Age=5184000; Path=/; HttpOnly; Secure; SameSite=Lax$`));
});

it('ends with the browser on a shared computer', async () => {
  expect(await cookieOf({}, { shared: '1' })).toMatch(new RegExp(`^sid=${token}; Path=/; HttpOnly; SameSite=Lax$`));
});
