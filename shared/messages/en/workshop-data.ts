export default {
  'error.grid-invalid':
    'The grid of criteria does not hold together{cause, select, none {} code {: the code “{name}” is used twice} family {: the criterion “{name}” has no family} points {: the points of the criterion “{name}” are not in ascending order} range {: the bounds of the criterion “{name}” cross} other {}}. The project’s grid has not changed.',
  'error.criterion-unknown':
    'The criterion “{name}” is no longer in the project’s grid. Nothing was noted; choose a criterion of the present grid.',
  'error.scenario-unknown': 'The project has no scenario “{name}”. Scenarios of the project: {known}.',
  'error.workshop-weights-zero':
    'All weights are zero: no ranking follows from them. The former weights are kept. Give weight to at least one criterion.',
  'error.workshop-no-ballots':
    'No ballot of a revealed round holds weights: there is nothing to draw from. A closed round counts once its results are shown. Open a round, or choose weights around those of the scenario.',
  'error.workshop-frozen':
    'The ranking “{name}” is frozen: its weights and thresholds no longer change. Lift the freeze, or work on a copy of the scenario.',
  'error.workshop-not-frozen':
    'A vote is about a frozen ranking. Freeze the scenario “{name}” first, then open the vote. Nothing has changed.',
  'error.workshop-round-open': 'A round is open already. Close it before opening another; the ballots received are kept.',
  'error.workshop-no-round': 'No round is open. Open one, then try again; nothing has changed.',
  'error.ballot-refused':
    'The ballot was not taken{cause, select, none {} closed {: the round is closed} participant {: this participant is not known} twice {: a ballot was already handed in for this round} malformed {: it cannot be read} large {: it is too large} nothing {: the file “{file}” has no row} columns {: the file “{file}” has no column “Participant”; start from the template} empty {: it holds neither weights nor votes} criterion {: the criterion “{name}” is no longer in the grid} site {: a site voted on is not of this round} other {}}. The other ballots are kept.',
  'error.ballots-kept':
    'The last step is a ballot received from a phone: it stays as long as the voting page is open. Nothing has changed. Close the page, or remove this ballot from the list.',
  'error.workshop-no-participants':
    'The list of participants is empty: there is no card to print. Add participants, with or without a name, then try again.',
  'error.room-not-listening':
    'The voting page could not be opened on the address {name}{cause, select, EADDRINUSE {: another program has the port} EADDRNOTAVAIL {: this computer is no longer on that network} EACCES {: the system forbids it} other {}}. Nothing is exposed. Check the network of the room, then choose an address of the list.',
  'step.workshop-grid': 'Grid of criteria changed',
  'step.workshop-grid-reset': 'Original grid of criteria',
  'step.workshop-scenario': 'Scenario “{name}”',
  'step.workshop-scenario-settings': 'Scenario “{name}”: settings of {criterion}',
  'step.workshop-scenario-method': 'Method of the scenario “{name}”',
  'step.workshop-scenario-sites': 'Sites of the scenario “{name}”',
  'step.workshop-weighing': 'Judgements of the weights, scenario “{name}”',
  'step.workshop-weighing-forget': 'Judgements of the weights taken back, scenario “{name}”',
  'step.workshop-scenario-remove': 'Scenario “{name}” removed',
  'step.workshop-freeze': 'Ranking “{name}” frozen',
  'step.workshop-unfreeze': 'Freeze of the ranking “{name}” lifted',
  'step.workshop-judge': 'Judgement on “{name}”',
  'step.workshop-group': 'Group “{name}”',
  'step.workshop-group-remove': 'Group “{name}” removed',
  'step.workshop-participant': 'Participant{name, select, none {} other { “{name}”}}',
  'step.workshop-participant-remove': 'A participant and their ballots removed',
  'step.workshop-round-open': 'Round {number} opened',
  'step.workshop-round-close': 'Round {number} closed',
  'step.workshop-round-reveal': 'Results of round {number} shown',
  'step.workshop-ballot': 'Ballot received',
  'step.workshop-phone-ballot': 'Ballot received from a phone',
  'step.workshop-ballot-remove': 'Ballot removed',
  'step.workshop-ballots-import': '{count, plural, one {One ballot imported} other {# ballots imported}}',
  'step.workshop-decide': 'Decision on “{name}”',
  'step.workshop-decide-several': '{count, plural, one {Decision on one site} other {Decision on # sites}}',
  'step.workshop-decision-remove': 'Decision removed',
  'step.workshop-comment': 'Comment on “{name}”',
  'step.workshop-comment-remove': 'Comment removed',
  'step.workshop-action': 'Action “{name}”',
  'step.workshop-action-remove': 'Action removed',
  'step.workshop-note': 'Note in the decision log',
  'step.workshop-meeting': 'Title and place of the workshop',
  'step.workshop-opened': 'Workshop opened',
  'cards.title': '{title}: voting cards',
  'cards.description': 'Cards to cut, one for each participant, with a code of their own.',
  'cards.number': 'Participant {number}',
  'cards.qr': 'QR code of {name}',
  'cards.steps.scan':
    'Join the Wi-Fi of the room, then scan this code. Without a camera, type the address on display and give your code. One ballot for each card and round.',
  'cards.steps.code':
    'Join the Wi-Fi of the room and scan the code on display, then give your code. One ballot for each card and round, from any phone. This card is personal.',
  'step.workshop-round-end': 'End of round {number}, at its time',
  'step.workshop-cards': 'Personal codes prepared',
  'step.workshop-participants': '{count, plural, one {One participant added} other {# participants added}}',
  'step.workshop-closed': 'Workshop closed',
};
