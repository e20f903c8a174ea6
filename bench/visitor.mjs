// A browser without JavaScript, over real connections, that can be cut off at any moment.
import { Agent, request } from 'node:http';

/** Keeps its cookies from one server to the next, as a browser does when the server was restarted. */
export class Visitor {
  cookies = new Map();
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(name) {
    this.name = name;
  }

  /** @param acknowledged is told of the answer's status in the moment its head arrives. */
  ask(url, { form, headers = {}, acknowledged = () => undefined } = {}) {
    const body = form && new URLSearchParams(form).toString();
    return new Promise((resolve, reject) => {
      const asked = request(url, {
        agent: this.#agent,
        method: form ? 'POST' : 'GET',
        headers: {
          ...headers,
          cookie: [...this.cookies].map((pair) => pair.join('=')).join('; '),
          ...(form && {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(body),
          }),
        },
      });
      asked.once('error', reject);
      asked.once('response', (answer) => {
        try {
          acknowledged(answer.statusCode);
        } catch (error) {
          reject(error);
        }
        for (const line of answer.headers['set-cookie'] ?? [])
          this.cookies.set(...line.split(';')[0].split(/=(.*)/, 2));
        let text = '';
        answer.setEncoding('utf8').on('data', (piece) => (text += piece));
        answer.once('error', reject);
        answer.once('end', () => resolve({ status: answer.statusCode, location: answer.headers.location, text }));
      });
      asked.end(body);
    });
  }

  /** Gets the page, fills in its form to `action`, and posts it. */
  async send(base, page, action, fields = {}) {
    const { text } = await this.ask(base + page);
    return this.ask(base + action, { form: { ...hiddenFields(text, action), ...fields } });
  }

  async signIn(base, password) {
    const { status } = await this.send(base, '/sign-in', '/sign-in', { email: `${this.name}@demo.example`, password });
    if (status !== 303) throw new Error(`${this.name} could not sign in (${status}).`);
  }
}

/** The hidden fields of the form that posts to `action`; every value we write is free of HTML's special characters. */
export function hiddenFields(html, action) {
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`)) ?? '';
  const inputs = form.split('</form>')[0].matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name, value]));
}
