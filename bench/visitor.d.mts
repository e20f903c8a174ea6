interface Asked {
  form?: Record<string, string>;
  headers?: Record<string, string>;
}
interface Answer {
  status: number;
  location?: string;
  text: string;
}
export class Visitor {
  constructor(name: string);
  cookies: Map<string, string>;
  ask(url: string, asked?: Asked): Promise<Answer>;
  send(base: string, page: string, action: string, fields?: Record<string, string>): Promise<Answer>;
  signIn(base: string, password: string): Promise<void>;
}
export function hiddenFields(html: string, action: string): Record<string, string>;
