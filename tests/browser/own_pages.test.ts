/** Pages about oneself, seen from a chair: teams, invitations, links, company, activity, first steps. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { tokensOf } from '../../modules/_system/security';
import { describeInBrowser, openStage, type Stage } from './open_browser';
import { faultsHere, itShowsSoundPages } from './sound_pages';

type Kept = NonNullable<BrowserContextOptions['storageState']>;
const PASSWORD = 'correct horse battery';

describeInBrowser('pages about oneself', () => {
  let stage: Stage;
  let ines: Kept;
  let grace: Kept;
  let team: string;

  /** Somebody of the demo, who sets a password and signs in, without scripts. */
  async function entered(username: string): Promise<Kept> {
    const { models } = stage.host;
    const user = await models.User.findOne({ where: { username } });
    await user?.update({ emailVerified: true });
    const page = await stage.open({ javaScriptEnabled: false });
    const word = await tokensOf(models).issue('auth.new_password', user?.id ?? '', 60);
    await page.goto(`${stage.base}/reset/${word}`);
    await page.fill('#password', PASSWORD);
    await page.fill('#again', PASSWORD);
    await page.click('button.pri');
    await page.fill('#login', username);
    await page.fill('#password', PASSWORD);
    await page.click('button.pri');
    return page.context().storageState();
  }
  const linkIn = (): string =>
    new URL(/http:\S+\/account\/invitations\/\S+/.exec(stage.host.mails.at(-1)?.text ?? '')?.[0] ?? 'x:')
      .pathname;
  const open = async (who: Kept, path: string): Promise<Page> => {
    const page = await stage.open({ storageState: who, javaScriptEnabled: false });
    await page.goto(stage.base + path);
    return page;
  };

  beforeAll(async () => {
    stage = await openStage({ modules: ['access', 'customers'] });
    ines = await entered('ines');
    grace = await entered('grace');
  }, 120_000);
  afterAll(() => stage.close());

  it('makes a team and invites somebody, without scripts', async () => {
    const page = await open(ines, '/account/teams');
    await page.fill('#name', 'A team with a rather long name, so that it has to break somewhere');
    await page.click('text=Make it');
    team = new URL(page.url()).pathname;
    await page.fill('#email', 'grace@ordinal.example');
    await page.selectOption('#role', 'admin');
    await page.click('button:text-is("Invite")');
    expect(await page.textContent('[role=status]')).toContain('on its way');
    expect(await page.textContent('#open')).toBe('Invitations');
  });

  it('shows an invitation and what is not one, each without a barrier', async () => {
    const link = linkIn();
    const page = await stage.open({ storageState: grace });
    await page.goto(stage.base + link);
    expect(await page.textContent('.panel p')).toContain('Ines Brandt invites you to this team as admin');
    expect(await faultsHere(page)).toEqual([]);
    const wrong = await stage.open({ storageState: ines });
    await wrong.goto(stage.base + link);
    expect(await faultsHere(wrong)).toEqual([]);
    stage.complaints.splice(0);
    await page.click('text=Accept');
    expect(new URL(page.url()).pathname).toBe(team);
    expect(await page.textContent('[role=status]')).toContain('Welcome');
  });

  it('shows what is wrong at its field, with what was typed', async () => {
    const page = await stage.open({ storageState: ines });
    await page.goto(stage.base + team);
    await page.fill('#email', 'nowhere');
    await page.click('button:text-is("Invite")');
    expect(await page.inputValue('#email')).toBe('nowhere');
    expect(await page.getAttribute('#email', 'aria-describedby')).toBe('email-e');
    expect(await faultsHere(page)).toEqual([]);
    stage.complaints.splice(0);
  });

  it('keeps links in their order and a company, without scripts', async () => {
    const page = await open(ines, '/account/links');
    for (const url of ['https://ines.example', 'https://github.com/ines']) {
      await page.fill('#url', url);
      await page.click('button:text-is("Add")');
    }
    await page.click('button:has-text("Up")');
    expect(await page.textContent('.own-list li >> nth=0')).toContain('github.com');
    await page.goto(`${stage.base}/account/company`);
    await page.fill('#name', 'Brandt & Daughters');
    await page.click('button:text-is("Save")');
    expect(await page.inputValue('#name')).toBe('Brandt & Daughters');
  });

  itShowsSoundPages(
    () => stage,
    () => [
      '/account',
      '/account/profile',
      '/account/links',
      '/account/company',
      '/account/teams',
      team,
      `${team}/delete`,
      '/account/activity',
    ],
    () => ({ storageState: ines }),
  );

  it('has done with the first steps once they are dismissed', async () => {
    const page = await open(ines, '/account');
    expect(await page.textContent('#steps')).toBe('Getting started');
    await page.click('text=Do not show this again');
    expect(new URL(page.url()).pathname).toBe('/account');
    expect(await page.locator('#steps').count()).toBe(0);
  });
});
