export default {
  'workshop.room.admission': 'Who may vote',
  'workshop.room.admission.open': 'Any phone in the room',
  'workshop.room.admission.personal': 'With a personal code',
  'workshop.room.open.hint':
    'One ballot per browser. Nothing keeps somebody from voting twice with another device or by clearing their data: for a vote that binds, give out personal codes.',
  'workshop.room.personal.hint':
    'One ballot per card and round, wherever it is sent from. Codes hold until the workshop is closed; print them, cut them, hand them over in person.',
  'workshop.room.cards': 'Personal codes',
  'workshop.room.cards.count': '{count, plural, =0 {no card} one {# card} other {# cards}}',
  'workshop.room.cards.print': 'Print the cards…',
  'workshop.room.cards.show': 'Show the codes',
  'workshop.room.cards.hide': 'Hide the codes',
  'workshop.room.cards.more': 'Cards without a name',
  'workshop.room.cards.add': 'Add',
  'workshop.room.cards.file': 'voting-cards.pdf',
  'workshop.room.cards.written': '{count, plural, one {# card} other {# cards}} saved: {file}.',
  'workshop.room.cards.without-code':
    'Printed before the room is opened, cards hold the code alone; printed afterwards, a QR code to scan too.',
  'workshop.room.people': 'Participants…',
  'workshop.room.none':
    'The list of participants is empty: add people, or cards without a name. Without a card nobody will be able to vote.',
  'workshop.room.from-one':
    '{count} ballots of this round come from one device or one Wi-Fi relay. In doubt, hold the round again with personal codes.',
  'workshop.room.rule.personal': 'One ballot per card and round. The address holds the workshop’s secret; it ends with it.',
  'workshop.room.moved':
    'This computer is no longer at the address {address}: phones do not find it any more. Go back to that network, or stop and start again on another address. The ballots received are kept.',
  'workshop.room.alone':
    'This computer is on no local network: only its own browsers could vote. Turn on its Wi-Fi hotspot or plug in a router, then look again. No access to the Internet is needed.',
  'workshop.room.again': 'Look again',
  'workshop.room.browsers': 'Phones of 2015 or later (iOS 9, Android 5), with JavaScript. Others vote at the table.',
  'workshop.room.resumed': 'The voting page is open again at the same address. Phones need do nothing.',
  'workshop.ballots.template': 'Template to fill…',
  'workshop.ballots.template.file': 'ballots-round-{number}.csv',
  'workshop.ballots.template.written': 'Template saved: {file}.',
  'workshop.ballots.report':
    '{read, plural, =0 {No row read} one {# row read} other {# rows read}}: {count, plural, =0 {no ballot taken} one {# ballot taken} other {# ballots taken}}, {refused, plural, =0 {none refused} other {# refused}}.',
  'workshop.ballots.ignored': 'Columns this round does not ask for: {columns}.',
  'workshop.ballots.row': 'Row {row}',
  'workshop.ballots.reason':
    '{reason, select, malformed {it cannot be read} criterion {a criterion is not in the grid} site {a site is not of this round} empty {neither weights nor votes} twice {this person has a ballot above it in the file} large {the text is too long} nobody {the name is missing} number {the weight is not a positive number} vote {the vote is neither for, nor against, nor abstain} overflow {more values than columns} other {it was not taken}}{column, select, none {} other { (column “{column}”)}}',
  'workshop.public.more-sites': '{count, plural, one {and # more site} other {and # more sites}}',
  'workshop.public.mean': 'Mean of the ballots; the line goes from the smallest to the largest weight given.',
  'workshop.public.counts': ': {for} for, {against} against, {abstain, plural, one {# abstention} other {# abstentions}}',
  'workshop.public.with-code': 'Your personal code will be asked for.',
  'workshop.ballot.anonymous-hint':
    'Anonymous round: leave the name empty. A ballot entered in somebody’s name stays attached to them in the project.',
};
