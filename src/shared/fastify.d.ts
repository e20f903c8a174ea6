import 'fastify';

declare module 'fastify' {
  interface FastifyReply {
    /** Renders a view in the frame of whoever asks. */
    view(name: string, page: object): FastifyReply;
  }
}
