// The sign-in page of a step-up detour: a code from an e-mail, then back.

import { h, keep, setTitle } from '../shared/dom.js';
import { button, textField } from './kit.js';
import { finishDetour } from './step-up.js';

const code = textField({ name: 'otp', text: 'Verification code', placeholder: '000000' });
setTitle('Log in with Atlassian account');
document
  .querySelector('#root')
  .append(
    h(
      'main',
      { class: 'login' },
      h('span', { class: 'own-mark' }, keep('A')),
      h('h1', {}, 'Verify it’s you'),
      h('p', {}, 'We sent a code to mira.kolb@example.com. Enter it to go on.'),
      code.node,
      button('Verify', { look: 'primary', onclick: finishDetour }),
    ),
  );
