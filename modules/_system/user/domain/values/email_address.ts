import { refusal } from '../faults';

/** Whose mail service a domain is; any other is `Custom`. */
const PROVIDERS = {
  'gmail.com': 'Google',
  'outlook.com': 'Microsoft',
  'yahoo.com': 'Yahoo',
  'icloud.com': 'Apple',
} as const;

export type EmailProvider = (typeof PROVIDERS)[keyof typeof PROVIDERS] | 'Custom';

/** RFC 5321, section 4.5.3.1: of the whole, of what stands before the @, of one part of the domain. */
const MOST = { whole: 254, local: 64, label: 63 };
/** Parts with dots between them: no dot at an end, no two together. Letters of any script, RFC 6531. */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

function isAddress(text: string): boolean {
  const [local = '', domain = '', ...rest] = text.split('@');
  const labels = domain.split('.');
  return (
    rest.length === 0 &&
    text.length <= MOST.whole &&
    local.length <= MOST.local &&
    LOCAL.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => label.length <= MOST.label && LABEL.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  );
}

function domainInSmallLetters(text: string): string {
  const at = text.lastIndexOf('@') + 1;
  return text.slice(0, at) + text.slice(at).toLowerCase();
}

/**
 * An e-mail address: without blanks around it, its domain in small letters. Two are the same whatever their letters'
 * size, because no service in use tells `Ada@` from `ada@`.
 */
export class EmailAddress {
  readonly value: string;
  /** What two addresses are compared by. */
  readonly key: string;
  readonly domain: string;
  readonly provider: EmailProvider;
  private constructor(text: string) {
    this.value = domainInSmallLetters(text);
    this.key = text.toLowerCase();
    this.domain = this.key.slice(this.key.lastIndexOf('@') + 1);
    this.provider = Object.hasOwn(PROVIDERS, this.domain)
      ? PROVIDERS[this.domain as keyof typeof PROVIDERS]
      : 'Custom';
    Object.freeze(this);
  }

  /** @throws DomainError `EMAIL_INVALID` */
  static of(text: string): EmailAddress {
    const trimmed = text.normalize('NFC').trim();
    if (trimmed === '') throw refusal('EMAIL_INVALID', 'email', 'The e-mail address is missing.');
    if (!isAddress(trimmed))
      throw refusal(
        'EMAIL_INVALID',
        'email',
        'This is not an e-mail address; one looks like name@example.com.',
      );
    return new EmailAddress(trimmed);
  }

  /** One that was let in before and comes back from where it was kept. */
  static restored(value: string): EmailAddress {
    return new EmailAddress(value);
  }

  /** Of one service: `Custom` is none, so two of those must share their domain. */
  isSameProvider(other: EmailAddress): boolean {
    return this.provider === 'Custom' ? this.domain === other.domain : this.provider === other.provider;
  }

  equals(other: EmailAddress): boolean {
    return this.key === other.key;
  }

  toString(): string {
    return this.value;
  }

  toJSON(): string {
    return this.value;
  }
}
