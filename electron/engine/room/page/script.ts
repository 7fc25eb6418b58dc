/**
 * ES5 with XMLHttpRequest: phones of ten years ago run it. Texts are here, in both languages: the page belongs to no window and asks nothing of one.
 * What it shows of the workshop is set as text, never as HTML.
 */
export const PAGE_SCRIPT = `'use strict';
(function () {
  var TEXTS = {
    fr: {
      title: 'Votre avis', loading: 'Chargement…', waiting: 'Le vote n’est pas ouvert.', waitingHint: 'Cette page s’ouvrira d’elle-même dès que l’animateur lancera un tour.',
      weights: 'Poids des critères', weightsHint: 'Ce qui compte le plus pour vous. Les parts sont ramenées à 100\\u00a0%.', votes: 'Vote sur les sites',
      votesHint: 'Un site sans réponse compte comme une abstention.', for: 'Pour', against: 'Contre', abstain: 'Abstention', name: 'Votre nom', group: 'Votre groupe',
      none: 'Aucun', comment: 'Commentaire (facultatif)', send: 'Déposer mon bulletin', sending: 'Envoi…', anonymous: 'Ce tour est anonyme\\u202f: votre nom n’est pas demandé.',
      received: 'Bulletin reçu', receivedHint: 'Il est enregistré. Vous pouvez garder cette page ouverte pour le tour suivant.', full: 'Toutes les places sont prises. Prévenez l’animateur.',
      closed: 'Le tour est fermé\\u202f: votre bulletin n’a pas été retenu.', twice: 'Un bulletin a déjà été déposé depuis ce téléphone pour ce tour.',
      empty: 'Donnez au moins un poids ou un vote.', malformed: 'Ce bulletin n’a pas pu être lu. Rechargez la page et recommencez.', criterion: 'La grille a changé depuis l’ouverture de cette page. Rechargez-la.',
      site: 'La liste des sites a changé depuis l’ouverture de cette page. Rechargez-la.', large: 'Le commentaire est trop long.', stranger: 'Cette page est celle d’un autre atelier. Scannez à nouveau le code affiché.',
      wait: 'Trop de demandes à la fois. Réessayez dans un instant.', lost: 'L’ordinateur de l’animateur ne répond pas. Votre bulletin n’est pas encore déposé\\u202f; restez sur ce réseau et réessayez.',
      failed: 'Le bulletin n’a pas pu être enregistré. Réessayez.', unknown: 'Cette adresse n’est plus valable. Scannez à nouveau le code affiché.',
      left: 'Il reste {n} minutes.', last: 'Il reste moins d’une minute.', other: 'English',
      code: 'Ce code n’est celui d’aucune carte de cet atelier. Vérifiez-le et recommencez.', codeTitle: 'Votre code', codeSend: 'Continuer',
      codeHint: 'Il est sur la carte qui vous a été remise\\u202f: huit lettres et chiffres. Majuscules ou minuscules, peu importe.', holder: 'Bulletin de {name}', another: 'Voter avec une autre carte',
      ended: 'Le tour s’est terminé avant que votre bulletin soit déposé. Prévenez l’animateur.'
    },
    en: {
      title: 'Your view', loading: 'Loading…', waiting: 'Voting is not open.', waitingHint: 'This page opens by itself as soon as the facilitator starts a round.',
      weights: 'Weights of the criteria', weightsHint: 'What matters most to you. Shares are brought to 100%.', votes: 'Vote on the sites',
      votesHint: 'A site without an answer counts as an abstention.', for: 'For', against: 'Against', abstain: 'Abstain', name: 'Your name', group: 'Your group',
      none: 'None', comment: 'Comment (optional)', send: 'Hand in my ballot', sending: 'Sending…', anonymous: 'This round is anonymous: your name is not asked for.',
      received: 'Ballot received', receivedHint: 'It is recorded. You may keep this page open for the next round.', full: 'All seats are taken. Tell the facilitator.',
      closed: 'The round is closed: your ballot was not taken.', twice: 'A ballot was already handed in from this phone for this round.',
      empty: 'Give at least one weight or one vote.', malformed: 'This ballot could not be read. Reload the page and try again.', criterion: 'The grid has changed since this page was opened. Reload it.',
      site: 'The list of sites has changed since this page was opened. Reload it.', large: 'The comment is too long.', stranger: 'This page is another workshop’s. Scan the code on display again.',
      wait: 'Too many requests at once. Try again in a moment.', lost: 'The facilitator’s computer does not answer. Your ballot is not handed in yet; stay on this network and try again.',
      failed: 'The ballot could not be recorded. Try again.', unknown: 'This address is no longer valid. Scan the code on display again.',
      left: '{n} minutes left.', last: 'Less than a minute left.', other: 'Français',
      code: 'This code is on no card of this workshop. Check it and try again.', codeTitle: 'Your code', codeSend: 'Continue',
      codeHint: 'It is on the card you were given: eight letters and digits. Capitals or not, it is all the same.', holder: 'Ballot of {name}', another: 'Vote with another card',
      ended: 'The round ended before your ballot was handed in. Tell the facilitator.'
    }
  };
  var main = document.getElementById('main');
  var toggle = document.getElementById('language');
  var language = /^fr/i.test(navigator.language || 'fr') ? 'fr' : 'en';
  var memory = {};
  var state = { token: null, paper: null, shown: null, weights: {}, votes: {}, name: '', group: '', comment: '', alert: null, sending: false, done: false, left: null, holder: null, asksCode: false, wanted: '', typed: '' };
  // a browser that keeps nothing forgets the token with the page
  function recall(key) { try { return window.localStorage.getItem(key) || memory[key]; } catch (error) { return memory[key]; } }
  function remember(key, value) { memory[key] = value; try { window.localStorage.setItem(key, value); } catch (error) { return; } }
  var KEY = 'emprise ' + location.pathname;

  function t(key) { return TEXTS[language][key] || TEXTS[language].failed; }
  function node(tag, attributes, children) {
    var made = document.createElement(tag);
    for (var name in attributes) if (attributes[name] !== null) made.setAttribute(name, attributes[name]);
    for (var index = 0; index < (children || []).length; index++) {
      var child = children[index];
      if (child) made.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
    }
    return made;
  }
  function post(name, body, answered) {
    var request = new XMLHttpRequest();
    request.open('POST', name);
    request.timeout = 15000;
    request.setRequestHeader('Content-Type', 'application/json');
    request.onload = function () {
      var said = {};
      try { said = JSON.parse(request.responseText); } catch (error) { said = {}; }
      answered(said.answer || 'failed', said);
    };
    request.onerror = request.ontimeout = function () { answered('lost', {}); };
    request.send(JSON.stringify(body));
  }
  function join(then) {
    var kept = recall(KEY);
    var code = state.wanted;
    state.wanted = '';
    if (kept && !code) { state.token = kept; then(); return; }
    post('join', code ? { code: code } : {}, function (answer, said) {
      var asked = state.asksCode;
      if (answer === 'code-needed' || answer === 'code') state.asksCode = true;
      // what is being typed stays as it is
      if (answer === 'code-needed' && asked) { later(); return; }
      if (answer !== 'joined') { state.alert = answer === 'code-needed' ? null : answer; draw(); later(); return; }
      state.token = said.token; remember(KEY, said.token); state.alert = null; state.asksCode = false; state.typed = ''; then();
    });
  }
  // from a card's own code, as the link holds it; it does not stay in the address bar, which people show each other
  function takeLink() {
    var code = location.hash.slice(1);
    if (!code) return;
    forget(); state.wanted = code;
    if (history.replaceState) history.replaceState(null, '', location.pathname);
  }
  function forget() {
    remember(KEY, ''); memory[KEY] = ''; state.token = null; state.paper = null; state.shown = null; state.holder = null; state.done = false; state.alert = null;
  }
  function look() {
    join(function () {
      post('paper', { token: state.token }, function (answer, said) {
        if (answer === 'paper') {
          var round = said.paper ? said.paper.round : null;
          if (round !== state.shown) {
            var isLate = state.shown !== null && round === null && !state.done;
            state.weights = {}; state.votes = {}; state.comment = ''; state.shown = round; state.alert = isLate ? 'ended' : null; state.done = false;
          }
          var change = JSON.stringify(state.paper) !== JSON.stringify(said.paper) || state.done !== said.voted || JSON.stringify(state.holder) !== JSON.stringify(said.holder);
          state.paper = said.paper; state.done = said.voted; state.holder = said.holder || null;
          if (state.alert === 'lost' || state.alert === 'wait') { state.alert = null; change = true; }
          state.left = said.paper && said.paper.endsAt ? (Date.parse(said.paper.endsAt) - Date.parse(said.now)) / 60000 : null;
          if (change || main.children.length === 0) draw();
          showLeft();
        } else if (answer === 'stranger') { forget(); draw(); }
        else if (!state.paper) { state.alert = answer; draw(); }
        later();
      });
    });
  }
  // set by itself: what is being filled in stays as it is
  function showLeft() {
    var place = document.getElementById('left');
    if (place) place.textContent = state.left === null ? '' : state.left < 1 ? t('last') : t('left').replace('{n}', String(Math.ceil(state.left)));
  }
  var waiting = null;
  function later() { clearTimeout(waiting); waiting = setTimeout(look, 3000); }
  function send() {
    if (state.sending) return;
    state.sending = true; state.alert = null; draw();
    var body = { token: state.token, round: state.paper.round, weights: shares(), votes: state.votes, comment: state.comment };
    if (!state.paper.anonymous && state.name) body.name = state.name;
    if (state.group) body.group = Number(state.group);
    post('ballot', body, function (answer) {
      state.sending = false;
      if (answer === 'received' || answer === 'again') { state.done = true; } else state.alert = answer;
      draw();
      window.scrollTo(0, 0);
      if (state.done) toTitle();
    });
  }
  // a reader of the screen goes on from there
  function toTitle() {
    var title = main.querySelector('h1');
    if (title) { title.setAttribute('tabindex', '-1'); title.focus(); }
  }
  function codeForm() {
    var input = node('input', { type: 'text', id: 'f-code', maxlength: '20', autocomplete: 'off', autocapitalize: 'characters', autocorrect: 'off', spellcheck: 'false', 'aria-describedby': 'code-hint' }, []);
    input.value = state.typed;
    input.addEventListener('input', function () { state.typed = input.value; });
    var button = node('button', { type: 'button', 'class': 'primary' }, [t('codeSend')]);
    function go() { if (state.typed.replace(/\\s/g, '')) { state.wanted = state.typed; look(); } }
    button.addEventListener('click', go);
    input.addEventListener('keydown', function (event) { if (event.keyCode === 13) go(); });
    return [node('h1', {}, [node('label', { 'for': 'f-code' }, [t('codeTitle')])]), node('p', { 'class': 'hint', id: 'code-hint' }, [t('codeHint')]), input,
      state.alert ? node('p', { 'class': 'alert', role: 'alert' }, [t(state.alert)]) : null, button];
  }
  function anotherCard() {
    var button = node('button', { type: 'button', 'class': 'second' }, [t('another')]);
    button.addEventListener('click', function () { forget(); state.asksCode = true; draw(); document.getElementById('f-code').focus(); });
    return button;
  }
  function raw(family) { return state.weights[family.code] === undefined ? Math.round(family.weight) : state.weights[family.code]; }
  function total() {
    var sum = 0;
    for (var index = 0; index < state.paper.families.length; index++) sum += raw(state.paper.families[index]);
    return sum;
  }
  function shares() {
    var found = {};
    if (state.paper.asks === 'votes') return found;
    var sum = total();
    for (var index = 0; index < state.paper.families.length; index++) {
      var family = state.paper.families[index];
      found[family.code] = sum > 0 ? 100 * raw(family) / sum : 0;
    }
    return found;
  }
  function percent(family) {
    var sum = total();
    return (sum > 0 ? Math.round(100 * raw(family) / sum) : 0) + (language === 'fr' ? '\\u00a0%' : '%');
  }
  function slider(family, values) {
    var id = 'w-' + family.code;
    var value = node('span', { 'class': 'value' }, [percent(family)]);
    var input = node('input', { type: 'range', min: '0', max: '100', step: '1', value: String(raw(family)), id: id, 'aria-label': family.label }, []);
    values.push(function () { value.textContent = percent(family); input.setAttribute('aria-valuetext', percent(family)); });
    input.addEventListener('input', function () {
      state.weights[family.code] = Number(input.value);
      for (var index = 0; index < values.length; index++) values[index]();
    });
    return node('div', { 'class': 'card' }, [node('div', { 'class': 'row' }, [node('h3', {}, [family.label]), value]), node('p', { 'class': 'hint' }, [family.description]), input]);
  }
  function ballot(site) {
    var buttons = [];
    function make(vote) {
      var button = node('button', { type: 'button', 'aria-pressed': String(state.votes[site.uid] === vote) }, [t(vote)]);
      button.addEventListener('click', function () {
        state.votes[site.uid] = vote;
        for (var index = 0; index < buttons.length; index++) buttons[index].setAttribute('aria-pressed', String(buttons[index] === button));
      });
      buttons.push(button);
      return button;
    }
    return node('div', { 'class': 'card', role: 'group', 'aria-label': site.name }, [node('h3', {}, [site.name]), node('div', { 'class': 'choices' }, [make('for'), make('against'), make('abstain')])]);
  }
  function field(tag, key, label, attributes, children) {
    var input = node(tag, attributes, children);
    input.id = 'f-' + key;
    input.value = state[key];
    input.addEventListener('input', function () { state[key] = input.value; });
    input.addEventListener('change', function () { state[key] = input.value; });
    return [node('label', { 'for': 'f-' + key }, [label]), input];
  }
  function draw() {
    document.documentElement.lang = language;
    toggle.textContent = t('other'); toggle.lang = language === 'fr' ? 'en' : 'fr';
    document.title = t('title') + ' – Emprise';
    var parts = [];
    var alert = state.alert ? node('p', { 'class': 'alert', role: 'alert' }, [t(state.alert)]) : null;
    if (state.asksCode && !state.token) {
      parts = codeForm();
    } else if (!state.paper) {
      parts = [node('h1', {}, [state.shown === null && state.token && !state.alert ? t('waiting') : t('title')]), state.alert ? alert : node('p', {}, [state.token ? t('waitingHint') : t('loading')])];
    } else if (state.done) {
      parts = [node('div', { 'class': 'done', role: 'status' }, [node('span', { 'class': 'mark', 'aria-hidden': 'true' }, ['✓']), node('h1', {}, [t('received')]), node('p', {}, [t('receivedHint')])])];
    } else {
      parts.push(node('h1', {}, [state.paper.title]), node('p', { 'class': 'hint', id: 'left' }, []));
      var index;
      if (state.paper.asks !== 'votes') {
        parts.push(node('h2', {}, [t('weights')]), node('p', { 'class': 'hint' }, [t('weightsHint')]));
        var values = [];
        for (index = 0; index < state.paper.families.length; index++) parts.push(slider(state.paper.families[index], values));
      }
      if (state.paper.asks !== 'weights') {
        parts.push(node('h2', {}, [t('votes')]), node('p', { 'class': 'hint' }, [t('votesHint')]));
        for (index = 0; index < state.paper.sites.length; index++) parts.push(ballot(state.paper.sites[index]));
      }
      parts.push(node('h2', {}, [t('title')]));
      if (state.holder && state.holder.name) parts.push(node('p', {}, [t('holder').replace('{name}', state.holder.name)]));
      if (state.paper.anonymous) parts.push(node('p', { 'class': 'hint' }, [t('anonymous')]));
      else if (!state.holder) parts = parts.concat(field('input', 'name', t('name'), { type: 'text', maxlength: '200', autocomplete: 'name' }, []));
      if (state.paper.groups.length > 0 && !state.holder) {
        var options = [node('option', { value: '' }, [t('none')])];
        for (index = 0; index < state.paper.groups.length; index++) options.push(node('option', { value: String(state.paper.groups[index].id) }, [state.paper.groups[index].name]));
        parts = parts.concat(field('select', 'group', t('group'), {}, options));
      }
      parts = parts.concat(field('textarea', 'comment', t('comment'), { maxlength: '1000' }, []));
      parts.push(alert);
      var button = node('button', { type: 'button', 'class': 'primary' }, [state.sending ? t('sending') : t('send')]);
      button.disabled = state.sending;
      button.addEventListener('click', send);
      parts.push(button);
    }
    if (state.holder) parts.push(anotherCard());
    while (main.firstChild) main.removeChild(main.firstChild);
    for (var part = 0; part < parts.length; part++) if (parts[part]) main.appendChild(parts[part]);
    showLeft();
  }
  toggle.addEventListener('click', function () { language = language === 'fr' ? 'en' : 'fr'; draw(); });
  window.addEventListener('hashchange', function () { takeLink(); if (state.wanted) look(); });
  takeLink();
  draw();
  look();
})();
`;
