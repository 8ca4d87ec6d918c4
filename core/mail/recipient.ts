/** @throws when it is more than one address, or none: `a@b.example, c@d.example` would send to both */
export function recipient(to: string): { readonly name: ''; readonly address: string } {
  if (/^[^\s,;<>"]+@[^\s,;<>"@]+$/.test(to)) return { name: '', address: to };
  throw new Error('mail is sent to one address at a time');
}
