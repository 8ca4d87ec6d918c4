/** Links of a user, and where they work. */
import {
  addLink,
  companyOf,
  MOST_LINKS,
  raiseLink,
  removeLink,
  type CompanyForm,
  type SocialLinks,
} from '../../domain';
import { refused } from './people';

const AT = new Date('2026-03-01T12:00:00Z');
const links = (...urls: readonly string[]): SocialLinks =>
  urls.reduce<SocialLinks>((list, url) => addLink(list, { network: 'website', url }, AT), []);
const urlsOf = (list: SocialLinks) => list.map(({ url }) => url);

describe('links', () => {
  const three = links('https://a.example/', 'https://b.example/', 'https://c.example/');

  test('stand in the order in which they were added, until one is raised', () => {
    const raised = raiseLink(three, three[2]?.id ?? '');
    expect(urlsOf(raised)).toEqual(['https://a.example/', 'https://c.example/', 'https://b.example/']);
    expect(raiseLink(three, three[0]?.id ?? '')).toEqual(three);
    expect(urlsOf(removeLink(three, three[1]?.id ?? ''))).toEqual([
      'https://a.example/',
      'https://c.example/',
    ]);
    for (const step of [raiseLink, removeLink])
      expect(refused(() => step(three, 'nothing'))).toEqual(['url LINK_UNKNOWN']);
  });

  test.each([
    ['website', 'javascript:alert(1)', 'url URL_INVALID'],
    ['website', 'data:text/html,x', 'url URL_INVALID'],
    ['website', 'ftp://a.example', 'url URL_INVALID'],
    ['website', '//a.example', 'url URL_INVALID'],
    ['website', '', 'url URL_INVALID'],
    ['website', 'https://bank.example@evil.example', 'url URL_INVALID'],
    ['website', `https://a.example/${'x'.repeat(500)}`, 'url URL_INVALID'],
    ['github', 'https://github.com.evil.example/ada', 'url LINK_ELSEWHERE'],
    ['github', 'https://notgithub.com/ada', 'url LINK_ELSEWHERE'],
    ['myspace', 'https://a.example/', 'network LINK_NETWORK_UNKNOWN'],
    ['website', 'HTTPS://A.example', 'url LINK_TAKEN'],
  ])('of kind %s do not lead to %s', (network, url, fault) => {
    expect(refused(() => addLink(three, { network, url }, AT))).toEqual([fault]);
  });

  test.each([
    ['github', ' https://github.com/ada '],
    ['github', 'https://gist.github.com/ada'],
    ['x', 'https://twitter.com/ada'],
    ['mastodon', 'https://sea.example/@ada'],
    ['website', 'http://[::1]:8080/'],
  ])('of kind %s lead to %s', (network, url) => {
    expect(addLink([], { network, url }, AT)).toMatchObject([{ network, url: url.trim() }]);
  });

  test('are at most twenty, and everything that is wrong is said at once', () => {
    const full = links(...Array.from({ length: MOST_LINKS }, (_, at) => `https://a.example/${at}`));
    expect(refused(() => addLink(full, { network: 'other', url: 'https://b.example' }, AT))).toEqual([
      'url LINKS_TOO_MANY',
    ]);
    expect(refused(() => addLink([], { network: '', url: 'x' }, AT))).toEqual([
      'network LINK_NETWORK_UNKNOWN',
      'url URL_INVALID',
    ]);
  });
});

describe('a company', () => {
  const form = (given: Partial<CompanyForm> = {}): CompanyForm => ({
    name: '',
    jobTitle: '',
    industry: '',
    size: '',
    website: '',
    vatNumber: '',
    ...given,
  });

  test('is what was typed, tidied', () => {
    expect(companyOf(form({ name: ' Sea  &  Co ', size: '2-10', website: 'https://sea.example' }))).toEqual({
      name: 'Sea & Co',
      jobTitle: null,
      industry: null,
      size: '2-10',
      website: 'https://sea.example/',
      vatNumber: null,
    });
  });

  test('that was emptied is none', () => {
    expect(companyOf(form({ name: '  ' }))).toBeUndefined();
  });

  test('has a name, and everything that is wrong is said at once', () => {
    const wrong = form({
      jobTitle: 'x'.repeat(101),
      size: 'huge',
      website: 'nowhere',
      vatNumber: 'x'.repeat(31),
    });
    expect(refused(() => companyOf(wrong))).toEqual([
      'name TEXT_MISSING',
      'jobTitle TEXT_LENGTH',
      'vatNumber TEXT_LENGTH',
      'size COMPANY_SIZE_UNKNOWN',
      'website URL_INVALID',
    ]);
  });
});
