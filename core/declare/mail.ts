/** A message to one person, as plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail: over SMTP where that is set up, else into files. */
export interface Mailer {
  /**
   * Resolves when the message has been handed over. It does not wait for a transaction: send when what it tells is
   * stored for good.
   * @throws the transport's error; nothing was sent then
   */
  send(mail: Mail): Promise<void>;
}
