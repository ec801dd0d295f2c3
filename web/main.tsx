import { render } from 'preact';
import { App } from './app.tsx';
import { keepShift } from './shift/shift.ts';
import { keepAddress } from './state/address.ts';
import { link } from './state/link.ts';
import { start } from './state/open-session.ts';
import { openingFrom } from './state/opening.ts';
import { keepAwake } from './state/wakefulness.ts';
import { startTheme } from './styles/theme.ts';

const root = document.querySelector('#app');
if (!root) throw new Error('the page has no #app to draw into');
startTheme();
render(<App />, root);
void start(openingFrom(window.location.search));
keepAddress(search => {
  if (search !== window.location.search) history.replaceState(null, '', search);
});
keepAwake(link);
keepShift();
