// Other extensions that rewrite the words of the page after it is drawn.
//   ?translator=zh    a community pack that rewrites text nodes [seen in code, figma.md 6]
//   ?translator=font  a browser's translator, which wraps texts in <font> elements

import { params } from '../shared/dom.js';

// The pack's own renderings; the site has no official Chinese interface.
const ZH = {
  'Generate new token': '生成新的令牌',
  'Personal access tokens': '个人访问令牌',
  'Revoke access': '撤销访问',
};

function rewriteZh(node) {
  const known = ZH[node.data.trim()];
  if (known) node.data = known;
}

function rewriteFont(node) {
  const text = node.data.trim();
  if (!/\p{L}{2}/u.test(text) || node.parentElement.closest('font, title')) return;
  const inner = document.createElement('font');
  const outer = document.createElement('font');
  inner.setAttribute('dir', 'auto');
  outer.setAttribute('dir', 'auto');
  inner.textContent = node.data;
  outer.append(inner);
  node.replaceWith(outer);
}

export function prepareTranslator() {
  const rewrite = { zh: rewriteZh, font: rewriteFont }[params.get('translator')];
  if (!rewrite) return;
  const walk = (root) => {
    const texts = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(rewrite);
  };
  walk(document.body);
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes)
        if (node.isConnected) node.nodeType === Node.TEXT_NODE ? rewrite(node) : walk(node);
    }
  }).observe(document.body, { childList: true, subtree: true });
}
