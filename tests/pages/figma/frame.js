// The inside of the community frame: the settings modal and nothing else.

import { setTitle } from '../shared/dom.js';
import { openSettings } from './settings.js';
import { prepareTranslator } from './translator.js';

setTitle('Settings');
prepareTranslator();
openSettings(() => window.parent.postMessage('close-settings', location.origin));
