import fastifyMultipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** What one form may carry, in bytes; a table of 20,000 people is half of it. */
const most = 4_194_304;
const limits = { fileSize: most, fieldSize: most, files: 1, fields: 8, parts: 9 };

/** A posted form with a file: fields are texts, a file that was chosen is its bytes; `tooLarge` where one was cut off. */
export type Uploaded = Record<string, string | Buffer | true | undefined>;

/**
 * Lets these routes, and no others, be sent a form with a file. It is read before the guard, which looks at the form's token:
 * so nothing is read of somebody who may not enter.
 */
export async function takeUploads(
  app: NestFastifyApplication,
  routes: readonly string[],
  mayEnter: (request: FastifyRequest) => Promise<boolean>,
): Promise<void> {
  await app.register(fastifyMultipart, { limits, throwFileSizeLimit: false });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preValidation', async (request) => {
    if (!request.isMultipart() || !routes.includes(request.routeOptions.url ?? '')) return;
    request.body = (await mayEnter(request)) ? await readUpload(request) : {};
  });
}

async function readUpload(request: FastifyRequest): Promise<Uploaded> {
  const body: Uploaded = {};
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.valueTruncated) body.tooLarge = true;
      else if (typeof part.value === 'string') body[part.fieldname] = part.value;
      continue;
    }
    const bytes = await part.toBuffer(); // reads on to the end, so that the browser gets its answer
    if (part.file.truncated) body.tooLarge = true;
    else if (bytes.length > 0) body[part.fieldname] = bytes;
  }
  return body;
}
