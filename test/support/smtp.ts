import { createServer, type Socket } from 'node:net';

interface ReceivedMail {
  from: string;
  to: string[];
  raw: string;
  subject: string;
  text: string;
}

/** A mail server that keeps what it is given, and refuses with the answers put into `refuse`, one for each mail. */
export class MailSink {
  readonly mails: ReceivedMail[] = [];
  /** Answers to the next mails instead of taking them: at the recipient (5xx) or at the end of the data (4xx). */
  readonly refuse: { at: 'RCPT' | 'DATA'; answer: string }[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((socket) => this.talk(socket));
  /** How long the server thinks before it takes a mail. */
  delayMs = 0;

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `smtp://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }

  private talk(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => undefined);
    let [waiting, from, to, inData] = ['', '', [] as string[], false];
    const say = (line: string) => socket.write(`${line}\r\n`);
    const command = (line: string): unknown => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') return say('250-sink.example\r\n250 8BITMIME');
      if (verb === 'MAIL') return ([from, to] = [/<(.*?)>/.exec(line)?.[1] ?? '', []]) && say('250 ok');
      if (verb === 'RCPT' && this.refuse[0]?.at === 'RCPT') return say(this.refuse.shift()!.answer);
      if (verb === 'RCPT') return to.push(/<(.*?)>/.exec(line)?.[1] ?? '') && say('250 ok');
      if (verb === 'DATA') return (inData = true) && say('354 go on');
      return say(verb === 'QUIT' ? '221 bye' : '250 ok');
    };
    const take = (raw: string): void => {
      if (this.refuse[0]?.at === 'DATA') return void say(this.refuse.shift()!.answer);
      this.mails.push({ from, to, raw, ...readMail(raw) });
      say('250 taken');
    };
    socket.on('data', (bytes) => {
      waiting += bytes.toString('latin1');
      for (let end = 0; (end = waiting.indexOf(inData ? '\r\n.\r\n' : '\r\n')) >= 0;) {
        const [part, isMail] = [waiting.slice(0, end), inData];
        waiting = waiting.slice(end + (isMail ? 5 : 2));
        inData = false;
        if (!isMail) command(part);
        else setTimeout(() => take(part.replace(/\r\n\.\./g, '\r\n.')), this.delayMs);
      }
    });
    say('220 sink.example');
  }
}

function readMail(raw: string): { subject: string; text: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const encoding = /^content-transfer-encoding: (.*)$/im.exec(head)?.[1]?.toLowerCase();
  const subject = /^subject: (.*(?:\r\n[ \t].*)*)/im.exec(head)?.[1] ?? '';
  const words = subject.replace(/\?=\s+=\?/g, '?==?').replace(/\r\n(?=[ \t])/g, '');
  return {
    subject: words.replace(/=\?utf-8\?(q|b)\?(.*?)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : unquoted(text.replaceAll('_', ' ')),
    ),
    text: (encoding === 'base64'
      ? Buffer.from(body, 'base64').toString()
      : encoding === 'quoted-printable'
        ? unquoted(body)
        : Buffer.from(body, 'latin1').toString()
    ).replaceAll('\r\n', '\n'),
  };
}

const unquoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    'latin1',
  ).toString();

/** The one-time link of a mail or a page, without the place's address. */
export const linkIn = (text: string): string => /\/(?:invitations|password-reset)\/[\w-]{20,}/.exec(text)?.[0] ?? '';
