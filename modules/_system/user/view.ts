import { defineView } from 'ordinal-host';
import { activitiesOf } from './activities';
import { manageAddress, managePhone, manageTeams, tellAboutOneself, updateEmail } from './application';
import { invitationWords } from './invitation_mail';
import { onboardingOf } from './onboarding';
import { activityPage } from './pages/activity';
import { addressesPage } from './pages/addresses';
import { companyPage } from './pages/company';
import { confirmPage } from './pages/confirm';
import { emailsPage } from './pages/emails';
import { gettingStarted } from './pages/getting_started';
import { invitationPage } from './pages/invitation';
import { linksPage } from './pages/links';
import { notingOf, whoAsks, type OwnPages } from './pages/own_page';
import { phonesPage } from './pages/phones';
import { preferencesPage } from './pages/preferences';
import { profilePage } from './pages/profile';
import { teamPage } from './pages/team';
import type { TeamPages } from './pages/team_pages';
import { teamsPage } from './pages/teams';
import { viewsPage } from './pages/views';
import { readTeams, teamWork, unitOfWork, userCache, userRepository } from './persistence';
import { verification } from './verification';

export default defineView((context) => {
  const { router, models, actor, addressOf, secure } = context;
  const cache = userCache();
  const clock = { now: () => new Date() };
  const work = { users: unitOfWork(context, cache), clock };
  const asking = { ...context, me: whoAsks(actor), activities: activitiesOf(models) };
  const pages: OwnPages = {
    ...asking,
    noting: notingOf(asking),
    users: userRepository(context, cache),
    email: updateEmail(work),
    phone: managePhone(work),
    address: manageAddress(work),
    tell: tellAboutOneself(work),
  };
  const teams: TeamPages = {
    ...context,
    ...pages,
    teams: manageTeams({ teams: teamWork(context), clock }),
    reading: readTeams(context),
    words: invitationWords(models),
  };
  const verifying = verification({ ...context, email: pages.email });
  const onboarding = onboardingOf(context);
  profilePage({ ...pages, onboarding });
  gettingStarted({ ...pages, onboarding });
  emailsPage({
    ...pages,
    askToVerify: (id, to, request) => verifying.ask(id, to, addressOf(request)),
  });
  confirmPage({ ...context, verification: verifying });
  phonesPage(pages);
  addressesPage(pages);
  linksPage(pages);
  companyPage(pages);
  teamsPage(teams);
  teamPage(teams);
  invitationPage(teams);
  preferencesPage({ ...pages, secure });
  viewsPage({ ...context, ...pages });
  activityPage(pages);
  return router;
});
