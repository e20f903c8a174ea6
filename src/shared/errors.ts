/** What can go wrong for a person. One filter turns these into pages; anything else is ours, gets a reference, and says nothing more. */
export class NotFound extends Error {
  constructor() {
    super('There is nothing here that you can see.');
  }
}

/** A rule forbids it now. `key` is a text of the message file, with its values. */
export class NotNow extends Error {
  constructor(
    readonly key: string,
    readonly values: Record<string, string | number> = {},
  ) {
    super(key);
  }
}

/** What was typed cannot be used: the form comes back with a text (its key) beside each field. Nothing was changed. */
export class CannotUse extends Error {
  constructor(readonly errors: Record<string, string>) {
    super(Object.values(errors).join(', '));
  }
}

/** The form's token is missing or old: the page is asked for again. */
export class StaleForm extends Error {}
