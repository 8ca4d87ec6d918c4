/** Where else on the web somebody is to be found: a list in their own order. */
import { frozen } from '../entities';
import { refusal, together } from '../faults';
import { newId } from '../values';
import { webAddress } from './web_address';

/** Whose addresses lie where. Of those without a place anybody may run one. */
const PLACES = {
  website: [],
  github: ['github.com'],
  gitlab: [],
  linkedin: ['linkedin.com'],
  mastodon: [],
  bluesky: ['bsky.app', 'bsky.social'],
  x: ['x.com', 'twitter.com'],
  facebook: ['facebook.com'],
  instagram: ['instagram.com'],
  youtube: ['youtube.com', 'youtu.be'],
  other: [],
} as const satisfies Record<string, readonly string[]>;

export type Network = keyof typeof PLACES;
export const NETWORKS = Object.keys(PLACES) as readonly Network[];
export const MOST_LINKS = 20;

export interface SocialLink {
  readonly id: string;
  readonly network: Network;
  readonly url: string;
}

/** In the order in which they are shown. */
export type SocialLinks = readonly SocialLink[];

function networkOf(text: string): Network {
  const found = NETWORKS.find((one) => one === text);
  if (found !== undefined) return found;
  throw refusal('LINK_NETWORK_UNKNOWN', 'network', 'There is no such kind of link.');
}

/** What is called GitHub leads to GitHub. */
function refuseElsewhere(network: Network, url: string): void {
  const places: readonly string[] = PLACES[network];
  const { hostname } = new URL(url);
  const isThere = places.some((place) => hostname === place || hostname.endsWith(`.${place}`));
  if (places.length > 0 && !isThere)
    throw refusal('LINK_ELSEWHERE', 'url', `This address is not one of ${places.join(' or ')}.`);
}

/** @throws DomainError with everything that is wrong */
export function addLink(
  links: SocialLinks,
  given: { readonly network: string; readonly url: string },
  at: Date,
): SocialLinks {
  const [network, url] = together(
    () => networkOf(given.network),
    () => webAddress(given.url, 'url'),
  );
  refuseElsewhere(network, url);
  if (links.some((one) => one.url === url)) throw refusal('LINK_TAKEN', 'url', 'This link is there already.');
  if (links.length >= MOST_LINKS)
    throw refusal('LINKS_TOO_MANY', 'url', `Nobody has more than ${MOST_LINKS} links.`);
  return [...links, frozen({ id: newId(at), network, url })];
}

function placeOf(links: SocialLinks, id: string): number {
  const found = links.findIndex((one) => one.id === id);
  if (found === -1) throw refusal('LINK_UNKNOWN', 'url', 'There is no such link.');
  return found;
}

/** @throws DomainError `LINK_UNKNOWN` */
export function removeLink(links: SocialLinks, id: string): SocialLinks {
  const place = placeOf(links, id);
  return links.filter((_, at) => at !== place);
}

/** Before the one that stands in front of it; the first stays. @throws DomainError `LINK_UNKNOWN` */
export function raiseLink(links: SocialLinks, id: string): SocialLinks {
  const place = placeOf(links, id);
  const [one] = links.slice(place, place + 1);
  if (one === undefined || place === 0) return links;
  const others = removeLink(links, id);
  return [...others.slice(0, place - 1), one, ...others.slice(place - 1)];
}
