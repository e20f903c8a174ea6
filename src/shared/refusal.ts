/** What a command will not do, in one plain sentence for whoever runs the place. */
export class Refusal extends Error {}
