import { render } from 'preact';
import { App } from './app.tsx';
import { startLanguage } from './language/chosen-language.ts';
import { keepTitle } from './shell/page-title.ts';
import { keepNews } from './shell/playback-news.ts';
import { keepShift } from './shift/shift.ts';
import { keepAddress } from './state/address.ts';
import { readAddress } from './state/address-text.ts';
import { link } from './state/link.ts';
import { openAddress } from './state/open-address.ts';
import { start } from './state/open-session.ts';
import { keepAwake } from './state/wakefulness.ts';
import { startTheme } from './styles/theme.ts';

const root = document.querySelector('#app');
if (!root) throw new Error('the page has no #app to draw into');
const address = readAddress(window.location.search);
startLanguage(address.parts.lang);
startTheme();
const opening = openAddress(address);
render(<App />, root);
void start(opening);
keepAddress(search => {
  if (search !== window.location.search) history.replaceState(null, '', search);
});
keepTitle();
keepNews();
keepAwake(link);
keepShift();
