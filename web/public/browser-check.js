// Says why the page stays empty where its scripts cannot run: in a browser that is too old for them, or where they could
// not be loaded. It therefore stands by itself, in the language of old browsers, and has its few texts in it.
(() => {
  var TEXTS = {
    en: [
      'This browser cannot show the page',
      'Airside Replay needs a browser of 2024 or newer: Chrome or Edge 119, Firefox 121, Safari 17.4. If yours is newer, reload the page: its scripts did not arrive.',
    ],
    zh: [
      '此浏览器无法显示本页面',
      'Airside Replay 需要 2024 年或更新的浏览器：Chrome 或 Edge 119、Firefox 121、Safari 17.4。如果您的浏览器更新，请刷新页面：页面脚本未能加载。',
    ],
  };

  function tell() {
    var app = document.getElementById('app');
    if (!app || app.childNodes.length > 0) return;
    var language = /^zh/i.test(navigator.language || '') ? 'zh' : 'en';
    var title = document.createElement('h1');
    var text = document.createElement('p');
    title.appendChild(document.createTextNode(TEXTS[language][0]));
    text.appendChild(document.createTextNode(TEXTS[language][1]));
    var box = document.createElement('div');
    box.setAttribute('role', 'alert');
    box.setAttribute('lang', language);
    box.style.maxWidth = '36em';
    box.style.margin = '4em auto';
    box.style.padding = '0 1em';
    box.style.fontFamily = 'system-ui, sans-serif';
    box.appendChild(title);
    box.appendChild(text);
    app.appendChild(box);
  }

  // Modules have run by then.
  window.addEventListener('load', tell);
})();
