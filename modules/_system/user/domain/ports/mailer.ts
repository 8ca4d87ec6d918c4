import type { EmailAddress } from '../values';

export interface Mail {
  readonly to: EmailAddress;
  readonly subject: string;
  readonly text: string;
}

/** Takes mail and sees to it that it goes out. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}
