import { defineView } from 'ordinal-host';
import { manageAddress, managePhone, tellAboutOneself, updateEmail } from './application';
import { addressesPage } from './pages/addresses';
import { confirmPage } from './pages/confirm';
import { emailsPage } from './pages/emails';
import { whoAsks, type OwnPages } from './pages/own_page';
import { phonesPage } from './pages/phones';
import { preferencesPage } from './pages/preferences';
import { profilePage } from './pages/profile';
import { unitOfWork, userCache, userRepository } from './persistence';
import { verification } from './verification';

export default defineView((context) => {
  const { router, actor, addressOf, secure } = context;
  const cache = userCache();
  const work = { users: unitOfWork(context, cache), clock: { now: () => new Date() } };
  const pages: OwnPages = {
    ...context,
    me: whoAsks(actor),
    users: userRepository(context, cache),
    email: updateEmail(work),
    phone: managePhone(work),
    address: manageAddress(work),
    tell: tellAboutOneself(work),
  };
  const verifying = verification({ ...context, email: pages.email });
  profilePage(pages);
  emailsPage({
    ...pages,
    askToVerify: (id, to, request) => verifying.ask(id, to, addressOf(request)),
  });
  confirmPage({ ...context, verification: verifying });
  phonesPage(pages);
  addressesPage(pages);
  preferencesPage({ ...pages, secure });
  return router;
});
