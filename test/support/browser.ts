import request from 'supertest';
import { password, type TestApp } from './app';

interface Page {
  status: number;
  text: string;
  location: string;
  header: Record<string, string>;
}
type Fields = Record<string, string | string[]>;

/** A browser without JavaScript: it keeps cookies, and posts a page's form with every hidden field that the page had. */
export class Browser {
  private readonly agent: ReturnType<typeof request.agent>;

  constructor(at: TestApp, cookies: Record<string, string> = {}) {
    this.agent = request.agent(at.app.getHttpServer());
    this.agent.jar.setCookies(Object.entries(cookies).map((pair) => pair.join('=')));
  }

  static async as(at: TestApp, name: string): Promise<Browser> {
    const browser = new Browser(at);
    const signedIn = await browser.send('/sign-in', '/sign-in', { email: `${name}@demo.example`, password });
    if (signedIn.status !== 303) throw new Error(`${name} could not sign in.`);
    return browser;
  }

  cookie(name: string): string {
    return (
      this.agent.jar.getCookie(name, { domain: '127.0.0.1', path: '/', secure: false, script: false })?.value ?? ''
    );
  }

  async get(path: string): Promise<Page> {
    return page(await this.agent.get(path));
  }

  /** Gets `from`, fills in its form to `action`, and posts it. */
  async send(from: string, action: string, fields: Fields = {}): Promise<Page> {
    return this.post(action, { ...hiddenFields((await this.get(from)).text, action), ...fields });
  }

  async post(action: string, fields: Fields, headers: Record<string, string> = {}): Promise<Page> {
    return page(await this.agent.post(action).set(headers).type('form').send(fields));
  }

  /** Presses the button of a page's form to `action`, and takes what comes as a file. */
  async download(from: string, action: string): Promise<{ status: number; body: Buffer; header: Page['header'] }> {
    const fields = hiddenFields((await this.get(from)).text, action);
    const { status, body, headers } = await this.agent.post(action).type('form').send(fields).buffer(true).parse(bytes);
    return { status, body: body as Buffer, header: headers };
  }

  /** What an address sends as a file. */
  async file(path: string): Promise<Buffer> {
    return (await this.agent.get(path).buffer(true).parse(bytes)).body as Buffer;
  }

  /** Posts a form with a file, as a browser does: with the hidden fields that the page has. */
  async upload(from: string, action: string, file: string | Buffer): Promise<Page> {
    const fields = hiddenFields((await this.get(from)).text, action);
    const sent = this.agent.post(action).attach('file', Buffer.from(file), 'record.json');
    for (const [name, value] of Object.entries(fields)) void sent.field(name, value);
    return page(await sent);
  }
}

function bytes(response: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const pieces: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  stream.on('end', () => done(null, Buffer.concat(pieces)));
}

const page = (response: request.Response): Page => ({
  status: response.status,
  text: response.text,
  location: response.headers.location ?? '',
  header: response.headers,
});

/** A page without its switch of language, which carries the page's own address and a token. */
export const withoutSwitch = (html: string): string => html.replace(/<form action="\/language"[^]*?<\/form>\s*/, '');

/** What a page says of itself, without what stands around it on every page. */
export const mainOf = (html: string): string => /<main[^]*<\/main>/.exec(html)?.[0] ?? '';

/** The hidden fields of the form that posts to `action`. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`)) ?? '';
  const inputs = form.split('</form>')[0]!.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name!, plain(value!)]));
}

const plain = (html: string): string =>
  html
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** The value of the option with this text on a question's page. */
export function optionValue(html: string, text: string): string {
  const at = html.indexOf(`>${text}</label>`);
  return /id="o-([^"]+)"/.exec(html.slice(html.lastIndexOf('<input', at), at))?.[1] ?? '';
}
